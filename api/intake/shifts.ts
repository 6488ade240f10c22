import type { ShiftRecord } from '../../adapters/db/season/shifts';
import type { Tx } from '../../adapters/db/connection';
import { weekPeriod } from '../../domain/calendar';
import { plus } from '../../domain/clock';
import { Invalid, MusterError } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { judgeClaims, minutesOf, startsOf, type ClaimVerdict, type ShiftRun } from '../../domain/season/claims';
import type { SeasonPolicy } from '../../domain/season/policy-contract';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import type {
  ClaimLists,
  ClaimListsReply,
  ClaimReply,
  ClaimRequest,
  ShiftListReply,
} from '../../domain/season/shift-contract';
import type { Services } from '../services';

type Stored = Pick<Services, 'store'>;

/**
 * Takes what one person claims in one week, in one transaction: each run is granted or refused with its reason. The places are
 * counted under row locks, which everyone takes in the same order. What is theirs already is theirs still.
 * Throws NotFound for who is in no season, Invalid for runs of several weeks.
 */
export async function claimShifts({ store }: Stored, claim: ClaimRequest, by: string): Promise<ClaimReply> {
  const { engagement, runs } = claim;
  return store.transaction(async (tx) => {
    const starts = runs.map(({ from }) => from).sort();
    const around = { from: plus(starts[0] ?? '', { days: -9 }), until: plus(starts.at(-1) ?? '', { days: 9 }) };
    const person = await store.shifts.lockClaimant(tx, engagement, around);
    refuseSeveralWeeks(runs, person.timeZone);
    const season = await store.policies.read<SeasonPolicy>(tx, 'season', person.policies.season);
    const { effects } = await store.policies.read<EvaluatePolicy>(tx, 'evaluate', person.policies.evaluate);
    const ids = new Map(runs.map((run) => [run, deriveId('shift', engagement, run.queue, run.from, run.until)]));
    const held = person.shifts.filter(({ state }) => state !== 'standby');
    const kept = runs.filter((run) => held.some(({ id }) => id === ids.get(run)));
    const asked = runs.filter((run) => !kept.includes(run) && minutesOf(run) > 0 && minutesOf(run) <= mostMinutes);
    await store.shifts.lockShifts(tx, [...ids.values()]);
    const wanted = asked.flatMap((run) => startsOf(run).map((startsAt) => ({ queue: run.queue, startsAt })));
    const blocks = await store.blocks.lockBlocks(tx, person.campaignId, wanted);
    const verdicts = judgeClaims(
      { ...person, shifts: held },
      runs.filter((run) => !kept.includes(run)),
      blocks,
      {
        now: person.now,
        shifts: season.shifts,
        effects,
      },
    );
    await store.blocks.moveClaims(
      tx,
      verdicts.flatMap((verdict) => ('blocks' in verdict ? verdict.blocks : [])),
      1,
    );
    const soon = plus(person.now, { hours: season.shifts.confirmHours });
    const taken = verdicts.flatMap((verdict) => {
      const state = stateOf(verdict, claim.standby, soon);
      const { run } = verdict;
      if (!state) return [];
      return [
        {
          ...run,
          id: ids.get(run) ?? '',
          period: weekPeriod(run.from, person.timeZone),
          state,
          // Who claims within the time to confirm says that they come.
          confirmed: state !== 'claimed',
        },
      ];
    });
    await store.shifts.saveShifts(tx, person.campaignId, engagement, taken);
    if (taken.length > 0)
      await store.events.append(tx, {
        subject: engagement,
        type: 'shifts.claimed',
        actor: by,
        data: { shifts: taken.map(({ id, state }) => ({ id, state })) },
      });
    const mine = (await store.shifts.lockShifts(tx, [...ids.values()])).sort((a, b) => (a.from < b.from ? -1 : 1));
    return {
      shifts: mine
        .filter(({ state }) => state !== 'released')
        .map((shift) => viewOf(shift, season.shifts.confirmHours)),
      refused: verdicts.flatMap((verdict) =>
        'refused' in verdict && !stateOf(verdict, claim.standby, soon)
          ? [{ ...verdict.run, reason: verdict.refused, says: verdict.says }]
          : [],
      ),
    };
  });
}

/** What many claim, one after the other: nobody’s mistake costs the others their places. */
export async function claimForMany(services: Stored, { claims }: ClaimLists, by: string): Promise<ClaimListsReply> {
  const items: ClaimListsReply['items'] = [];
  for (const claim of claims) {
    const { engagement } = claim;
    try {
      items.push({ engagement, claim: await claimShifts(services, claim, by), says: null });
    } catch (error) {
      if (!(error instanceof MusterError) || error.retry) throw error;
      items.push({ engagement, claim: null, says: error.message });
    }
  }
  return { items };
}

/** A person says that they come. Confirms what is claimed; what went to standby gets its place back while there is one. */
export async function confirmShifts({ store }: Stored, ids: readonly string[], by: string): Promise<ShiftListReply> {
  return store.transaction(async (tx) => {
    const now = await store.clock.now(tx);
    const shifts = await store.shifts.lockShifts(tx, ids);
    const standby = shifts.filter(({ state, from, overlaps }) => state === 'standby' && from > now && !overlaps);
    const back = await backFromStandby({ store }, tx, standby);
    const claimed = shifts.filter(({ state, from }) => state === 'claimed' && from > now);
    const done = [...claimed, ...back];
    await store.shifts.confirmShifts(
      tx,
      done.map(({ id }) => id),
    );
    await tell({ store }, tx, 'shifts.confirmed', done, by);
    const fine = shifts.filter((shift) => done.includes(shift) || shift.state === 'confirmed');
    return replyOf(ids, shifts, fine, (shift) => {
      if (shift.state === 'standby' && shift.overlaps) return 'another shift of yours lies at that time';
      if (shift.state === 'standby') return 'its place went to others; you stand by for it';
      return shift.from <= now ? 'it has begun already' : `it is ${shift.state}; claim another one`;
    });
  });
}

/** A person gives shifts back; their places are free for others at once. */
export async function releaseShifts({ store }: Stored, ids: readonly string[], by: string): Promise<ShiftListReply> {
  return store.transaction(async (tx) => {
    const now = await store.clock.now(tx);
    const shifts = await store.shifts.lockShifts(tx, ids);
    const open = shifts.filter(({ state, from }) => ['claimed', 'confirmed', 'standby'].includes(state) && from > now);
    await store.shifts.releaseShifts(tx, open);
    await tell({ store }, tx, 'shifts.released', open, by);
    const fine = shifts.filter((shift) => open.includes(shift) || shift.state === 'released');
    return replyOf(ids, shifts, fine, (shift) =>
      shift.from <= now && shift.state !== 'worked' && shift.state !== 'missed'
        ? 'it has begun already; tell your contact'
        : `it is ${shift.state} already`,
    );
  });
}

/** A shift as the API shows it. */
export function viewOf(shift: ShiftRecord, confirmHours: number): ClaimReply['shifts'][number] {
  const { id, engagementId, talentId, campaignId, queue, period, from, until, state, workedMinutes } = shift;
  return {
    id,
    engagement: engagementId,
    talent: talentId,
    campaign: campaignId,
    queue,
    period,
    from,
    until,
    state,
    confirmBy: state === 'claimed' ? plus(from, { hours: -confirmHours }) : null,
    workedMinutes,
  };
}

// Longer than any day's work; a slip of a date must not lock a whole season.
const mostMinutes = 24 * 60;

function refuseSeveralWeeks(runs: readonly ShiftRun[], timeZone: string): void {
  const weeks = [...new Set(runs.map(({ from }) => weekPeriod(from, timeZone)))];
  if (weeks.length === 1) return;
  throw new Invalid(`The runs lie in ${weeks.join(', ')}; send one request for each week.`, {
    errors: [{ pointer: '/runs', message: 'must lie in one week' }],
  });
}

function stateOf(verdict: ClaimVerdict, standby: boolean, soon: string): 'claimed' | 'confirmed' | 'standby' | null {
  if ('blocks' in verdict) return verdict.run.from <= soon ? 'confirmed' : 'claimed';
  return verdict.refused === 'full' && standby ? 'standby' : null;
}

async function backFromStandby({ store }: Stored, tx: Tx, standby: readonly ShiftRecord[]): Promise<ShiftRecord[]> {
  const back: ShiftRecord[] = [];
  for (const [campaignId, own] of grouped(standby, ({ campaignId: id }) => id)) {
    const wanted = own.flatMap((shift) => startsOf(shift).map((startsAt) => ({ queue: shift.queue, startsAt })));
    const blocks = new Map(
      (await store.blocks.lockBlocks(tx, campaignId, wanted)).map((block) => [
        `${block.queue} ${block.startsAt}`,
        block,
      ]),
    );
    for (const shift of own) {
      const places = startsOf(shift).map((startsAt) => blocks.get(`${shift.queue} ${startsAt}`));
      if (places.some((block) => !block || block.free <= 0)) continue;
      for (const block of places) if (block) block.free -= 1;
      await store.blocks.moveClaims(
        tx,
        places.flatMap((block) => block?.id ?? []),
        1,
      );
      back.push(shift);
    }
  }
  return back;
}

async function tell(
  { store }: Stored,
  tx: Tx,
  type: string,
  shifts: readonly ShiftRecord[],
  by: string,
): Promise<void> {
  await store.events.appendAll(
    tx,
    [...grouped(shifts, ({ engagementId }) => engagementId)].map(([subject, own]) => ({
      subject,
      type,
      actor: by,
      data: { shifts: own.map(({ id }) => id) },
    })),
  );
}

function replyOf(
  ids: readonly string[],
  shifts: readonly ShiftRecord[],
  fine: readonly ShiftRecord[],
  why: (shift: ShiftRecord) => string,
): ShiftListReply {
  const known = new Map(shifts.map((shift) => [shift.id, shift]));
  const good = new Set(fine.map(({ id }) => id));
  return {
    shifts: [...new Set(ids)].filter((id) => good.has(id)),
    refused: [...new Set(ids)]
      .filter((id) => !good.has(id))
      .map((shift) => {
        const found = known.get(shift);
        return { shift, says: found ? why(found) : 'there is no such shift' };
      }),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
