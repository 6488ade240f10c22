import type { Tx } from '../../adapters/db/connection';
import { plus } from '../../domain/clock';
import { startsOf } from '../../domain/season/claims';
import { refill } from '../../domain/season/standby';
import type { Season, SeasonPart, SeasonPorts } from './part';

const batch = 500;
// Turns are for a whole season: a few looks a day are near enough for shifts that begin by the half hour.
const hoursBetweenLooks = 3;

/**
 * Whoever leaves gives back what they claimed; what nobody confirmed in time goes to standby, and the places to whoever stands by. Asks nobody and wakes nobody: people see it
 * on their page.
 */
export const shifts: SeasonPart = async (ports, season) => {
  if (season.campaign.planVersion === null) return {};
  const freed = await inBatches(ports, (tx) => freeLeavers(ports, season, tx));
  const passed = await inBatches(ports, (tx) => passUnconfirmed(ports, season, tx));
  const called = await ports.store.transaction((tx) => callStandby(ports, season, tx));
  const first = await ports.store.transaction((tx) => ports.store.shifts.firstUnconfirmed(tx, season.campaign.id));
  const due = first && plus(first, { hours: -season.policy.shifts.confirmHours });
  const did = [
    freed > 0 && `${freed} shifts of leavers are free`,
    passed > 0 && `${passed} shifts to standby`,
    called > 0 && `${called} called in`,
  ]
    .filter(Boolean)
    .join(', ');
  return {
    ...(did && { did }),
    ...(due && { next: later(due, plus(season.now, { hours: hoursBetweenLooks })) }),
  };
};

function later(one: string, other: string): string {
  return one > other ? one : other;
}

async function inBatches({ store, beat }: SeasonPorts, work: (tx: Tx) => Promise<number>): Promise<number> {
  for (let sum = 0; ;) {
    const done = await store.transaction(work);
    sum += done;
    beat();
    if (done < batch) return sum;
  }
}

async function freeLeavers({ store }: SeasonPorts, { campaign, policy }: Season, tx: Tx): Promise<number> {
  const freed = await store.shifts.releaseLeavers(tx, campaign.id, policy.shifts.confirmHours, batch);
  await store.events.appendAll(tx, eventsOf('shifts.freed', freed, 'the person leaves before'));
  return freed.length;
}

async function passUnconfirmed({ store }: SeasonPorts, { campaign, policy }: Season, tx: Tx): Promise<number> {
  const passed = await store.shifts.passUnconfirmed(tx, campaign.id, policy.shifts.confirmHours, batch);
  await store.events.appendAll(tx, eventsOf('shifts.passed', passed, 'nobody confirmed them in time'));
  return passed.length;
}

async function callStandby({ store }: SeasonPorts, { campaign, policy }: Season, tx: Tx): Promise<number> {
  const waiting = await store.shifts.lockStandby(tx, campaign.id, policy.shifts.confirmHours, batch);
  if (waiting.length === 0) return 0;
  const wanted = waiting.flatMap((shift) => startsOf(shift).map((startsAt) => ({ queue: shift.queue, startsAt })));
  const called = refill(waiting, await store.blocks.lockBlocks(tx, campaign.id, wanted));
  await store.blocks.moveClaims(
    tx,
    called.flatMap(({ blocks }) => blocks),
    1,
  );
  const taken = called.map(({ shift }) => shift);
  await store.shifts.confirmShifts(
    tx,
    taken.map(({ id }) => id),
  );
  await store.events.appendAll(tx, eventsOf('shifts.called', taken, 'a place became free'));
  return called.length;
}

/** One event per person, whatever the number of their shifts. */
function eventsOf(type: string, shifts: readonly { id: string; engagementId: string }[], why: string) {
  const byPerson = new Map<string, string[]>();
  for (const { id, engagementId } of shifts) byPerson.set(engagementId, [...(byPerson.get(engagementId) ?? []), id]);
  return [...byPerson].map(([subject, ids]) => ({
    subject,
    type,
    actor: 'system:campaign',
    data: { shifts: ids, why },
  }));
}
