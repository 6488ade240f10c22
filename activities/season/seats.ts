import { classTimes, freePlaces, isReady, wasSilent, type ClassTimes } from '../../domain/season/readiness';
import { seasonCalls } from '../../domain/season/keys';
import type { Tx } from '../../adapters/db/connection';
import type { MemberRecord } from '../../adapters/db/season/members';
import type { WaveRecord } from '../../adapters/db/season/waves';
import { recruitingStates } from './recruiting';
import type { Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';

/**
 * Places in classes: silence gives one up, whoever is cleared takes the earliest that is free, the others wait for one; access is
 * granted when a class is near. All of a class under its row lock. After that, as engagements are locked before classes, work
 * begins with the class that somebody sits in.
 */
export const seats: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now } = season;
  if (!recruitingStates.includes(campaign.state)) return {};
  const waves = await store.waves.listWaves(store.reader, campaign.id);
  const open = waves.filter((wave) => wave.state === 'filling' && timesOf(wave, season).beginsAt > now);
  const counted = { booked: 0, released: 0, called: 0, dropped: 0, rescheduled: 0 };
  for (const wave of open) {
    const done = await fillPlaces(ports, season, wave);
    counted.booked += done.booked;
    counted.released += done.released;
    counted.called += done.called;
    ports.beat();
  }
  const first = open[0];
  if (first) await waitlistRest(ports, season, first);
  else if (!waves.some(({ state }) => state === 'planned' || state === 'filling'))
    counted.dropped = await letGo(ports, season);
  counted.rescheduled = await store.transaction((tx) => store.members.settleFirstDays(tx, campaign.id, actor));
  const said = Object.entries(counted)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${n} ${what}`);
  const dates = open
    .flatMap((wave) => {
      const { weekAhead, dayAhead, lastCall, provisionAt, beginsAt } = timesOf(wave, season);
      return [weekAhead, dayAhead, lastCall, provisionAt, beginsAt];
    })
    .filter((at) => at > now)
    .sort();
  return { ...(said.length > 0 && { did: `places: ${said.join(', ')}` }), next: dates[0] ?? null };
};

export function timesOf(wave: Pick<WaveRecord, 'classroomOn'>, { campaign, policy }: Season): ClassTimes {
  return classTimes(wave.classroomOn, campaign.timeZone, policy.classes);
}

async function fillPlaces(
  { store }: SeasonPorts,
  season: Season,
  { id }: WaveRecord,
): Promise<{ booked: number; released: number; called: number }> {
  const { campaign, now } = season;
  return store.transaction(async (tx) => {
    const wave = await store.waves.lockWave(tx, id);
    if (wave.state !== 'filling') return { booked: 0, released: 0, called: 0 };
    const times = timesOf(wave, season);
    const standing = await store.members.listMembers(tx, campaign.id, { states: ['booked'], waveId: id });
    const silent = standing.filter((member) => wasSilent(member, times, now));
    await store.members.moveMembers(tx, idsOf(silent), {
      to: 'waitlisted',
      actor,
      data: { why: 'did not confirm' },
      changes: { confirmed_week_at: null, confirmed_day_at: null },
    });
    const waiting = await store.members.listMembers(tx, campaign.id, { states: ['cleared', 'waitlisted'] });
    const free = freePlaces({ bookings: wave.bookings, booked: standing.length - silent.length });
    const next = waiting
      .filter((member) => mayTake(member, wave))
      .sort(accessFirst)
      .slice(0, free);
    await store.members.moveMembers(tx, idsOf(next), {
      to: 'booked',
      actor,
      changes: { wave_id: id, booked_at: now, confirmed_week_at: null, confirmed_day_at: null },
    });
    await store.waves.recountWaves(tx, [id]);
    const called = await provision(tx, times);
    return { booked: next.length, released: silent.length, called };
  });

  /** Whoever is ready gets access now, so that it is there on day one. */
  async function provision(tx: Tx, times: ClassTimes): Promise<number> {
    if (now < times.provisionAt) return 0;
    const booked = await store.members.listMembers(tx, campaign.id, { states: ['booked'], waveId: id });
    const ready = booked.filter((member) => member.provisionedAt === null && isReady(member, times, now));
    await store.members.changeMembers(tx, idsOf(ready), { provisioned_at: now });
    await store.members.callMembers(tx, idsOf(ready), seasonCalls.seat, now);
    return ready.length;
  }
}

/** A place that somebody lost by silence is not given back to them; the next class is. */
function mayTake(member: MemberRecord, wave: WaveRecord): boolean {
  return !(member.state === 'waitlisted' && member.waveId === wave.id && member.bookedAt !== null);
}

/** Who came to an earlier class and found no seat has access already, and is the first in the next. */
function accessFirst(a: MemberRecord, b: MemberRecord): number {
  return Number(b.provisionedAt !== null) - Number(a.provisionedAt !== null);
}

/** Whoever found no place stands by for the first class that is filled. */
async function waitlistRest({ store }: SeasonPorts, { campaign }: Season, wave: WaveRecord): Promise<void> {
  await store.transaction(async (tx) => {
    await store.waves.lockWave(tx, wave.id);
    const cleared = await store.members.listMembers(tx, campaign.id, { states: ['cleared'] });
    await store.members.moveMembers(tx, idsOf(cleared), {
      to: 'waitlisted',
      actor,
      changes: { wave_id: wave.id, booked_at: null },
    });
  });
}

/** There will be no class any more: nobody waits in vain. */
async function letGo({ store }: SeasonPorts, { campaign, now }: Season): Promise<number> {
  return store.transaction(async (tx) => {
    const waiting = await store.members.listMembers(tx, campaign.id, { states: ['cleared', 'waitlisted'] });
    const left = waiting.filter(({ leftWhy }) => leftWhy === null);
    await letGoMembers(store, tx, left, 'no class has a place any more', now);
    return left.length;
  });
}

/** Tells people before work that it ends here, wherever their runs wait. */
export async function letGoMembers(
  store: SeasonPorts['store'],
  tx: Tx,
  members: readonly MemberRecord[],
  why: string,
  now: string,
): Promise<void> {
  await store.members.changeMembers(tx, idsOf(members), { left_why: why });
  const called = members.filter(({ provisionedAt }) => provisionedAt !== null);
  const uncalled = members.filter(({ provisionedAt }) => provisionedAt === null);
  await store.members.callMembers(tx, idsOf(called), seasonCalls.class, now);
  await store.members.callMembers(tx, idsOf(uncalled), seasonCalls.seat, now);
}

export const idsOf = (members: readonly { engagementId: string }[]) => members.map(({ engagementId }) => engagementId);
