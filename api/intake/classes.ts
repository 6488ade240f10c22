import type { MemberRecord } from '../../adapters/db/season/members';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { Tx } from '../../adapters/db/connection';
import { NotFound } from '../../domain/errors';
import type { SeasonPolicy } from '../../domain/season/policy-contract';
import type { ClassResults, ListOutcome } from '../../domain/season/class-contract';
import { againstCheckIn, againstConfirming, againstResult } from '../../domain/season/list-rules';
import { seasonCalls } from '../../domain/season/keys';
import { endsSoon } from '../../domain/season/nesting';
import { classTimes, confirmationDue, type ClassTimes } from '../../domain/season/readiness';
import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';

type Ports = Pick<Services, 'store' | 'deliver'>;

interface Place {
  campaignId: string;
  no: number;
}

/** People say that they come, as one list. Who does not confirm in time gives the place up. Throws NotFound. */
export async function confirmPlaces(
  { store }: Ports,
  place: Place,
  engagements: readonly string[],
): Promise<ListOutcome> {
  return store.transaction(async (tx) => {
    const { members, times, now } = await classOf({ store }, tx, place, engagements);
    const due = confirmationDue(times, now);
    const { able, refused } = sorted(engagements, members, (member) => againstConfirming(member, due));
    await store.members.changeMembers(
      tx,
      able,
      due === 'day' ? { confirmed_day_at: now, confirmed_week_at: now } : { confirmed_week_at: now },
    );
    return { done: able.length, refused };
  });
}

/** Who came on the first day, as one list: as many as there are seats; the surplus is booked into the next class first. */
export async function checkIn(
  { store }: Ports,
  caller: Caller,
  place: Place,
  engagements: readonly string[],
): Promise<ListOutcome> {
  return store.transaction(async (tx) => {
    const { wave, members, times, now } = await classOf({ store }, tx, place, engagements);
    let free = wave.seats - wave.checkedIn;
    const known = [...members.values()]
      .filter(({ checkedInAt }) => checkedInAt !== null)
      .map((one) => one.engagementId);
    const fresh = engagements.filter((id) => !known.includes(id));
    const begun = { state: wave.state, begun: now >= times.beginsAt };
    const { able, refused } = sorted(fresh, members, (member) => {
      const why = againstCheckIn(member, begun, free);
      if (why === null) free -= 1;
      return why;
    });
    const actor = actorIdOf(caller);
    await store.members.moveMembers(tx, able, { to: 'training', actor, changes: { checked_in_at: now } });
    await store.waves.recountWaves(tx, [wave.id]);
    if (wave.seats - wave.checkedIn - able.length <= 0)
      await store.waves.waitForNextClass(tx, wave, refusedForSeats(refused), {
        actor,
        why: 'came, and found no seat',
      });
    return { done: engagements.length - fresh.length + able.length, refused };
  });
}

/**
 * Results of the classroom or of the supervised weeks, as one list. Whoever does not pass the classroom falls out; whoever does not
 * pass the supervised weeks gets another one, and no second one when the same is said again.
 */
export async function giveResults(
  { store, deliver }: Ports,
  caller: Caller,
  place: Place,
  { stage, results }: ClassResults,
): Promise<ListOutcome> {
  const outcome = await store.transaction(async (tx) => {
    const ids = results.map(({ engagement }) => engagement);
    const { wave, members, now, timeZone } = await classOf({ store }, tx, place, ids);
    const { able, refused } = sorted(ids, members, (member) => againstResult(member, stage));
    const given = results.filter(({ engagement }) => able.includes(engagement));
    const passed = given.filter((one) => one.passed);
    const failed = given.filter((one) => !one.passed).map(({ engagement }) => engagement);
    if (stage === 'classroom') {
      for (const { engagement, score } of passed)
        await store.members.changeMembers(tx, [engagement], { passed_at: now, passed_score: score ?? 100 });
      await store.members.changeMembers(tx, failed, { left_why: 'did not pass the classroom' });
      await store.members.callMembers(tx, failed, seasonCalls.class, now);
    } else {
      await store.members.moveMembers(
        tx,
        passed.map(({ engagement }) => engagement),
        {
          to: 'live',
          actor: actorIdOf(caller),
          data: { why: 'said by the trainer' },
          changes: { supervised: false, live_at: now },
        },
      );
      for (const id of failed) {
        const weeks = members.get(id)?.nestingWeeks ?? 0;
        if (endsSoon(wave.liveOn, weeks, { now, timeZone }))
          await store.members.changeMembers(tx, [id], { nesting_weeks: weeks + 1 });
      }
    }
    return { done: able.length, refused };
  });
  await deliver();
  return outcome;
}

/** The class, locked, with those of these people who are in it. Throws NotFound. */
async function classOf(
  { store }: Pick<Services, 'store'>,
  tx: Tx,
  { campaignId, no }: Place,
  ids: readonly string[],
): Promise<{
  wave: WaveRecord;
  members: Map<string, MemberRecord>;
  times: ClassTimes;
  now: string;
  timeZone: string;
}> {
  const campaign = await store.campaigns.readCampaign(tx, campaignId);
  const wave = await store.waves.lockWaveNo(tx, campaignId, no);
  const { classes } = await store.policies.read<SeasonPolicy>(tx, 'season', campaign.policies.season);
  const members = await store.members.listMembers(tx, campaignId, {
    states: ['booked', 'waitlisted', 'training', 'nesting'],
    waveId: wave.id,
    ids,
  });
  return {
    wave,
    members: new Map(members.map((member) => [member.engagementId, member])),
    times: classTimes(wave.classroomOn, campaign.timeZone, classes),
    now: await store.clock.now(tx),
    timeZone: campaign.timeZone,
  };
}

function sorted(
  engagements: readonly string[],
  members: ReadonlyMap<string, MemberRecord>,
  against: (member: MemberRecord) => string | null,
): { able: string[]; refused: ListOutcome['refused'] } {
  const able: string[] = [];
  const refused: ListOutcome['refused'] = [];
  for (const engagement of new Set(engagements)) {
    const member = members.get(engagement);
    const why = member ? against(member) : 'is not in this class';
    if (why === null) able.push(engagement);
    else refused.push({ engagement, why });
  }
  return { able, refused };
}

const refusedForSeats = (refused: ListOutcome['refused']) =>
  refused.filter(({ why }) => why.startsWith('every seat is taken')).map(({ engagement }) => engagement);

/** Whether all of these engagements are the talent’s own places in the season. */
export async function ownsPlaces(
  { store }: Pick<Services, 'store'>,
  talentId: string,
  campaignId: string,
  engagements: readonly string[],
): Promise<boolean> {
  const found = await store.transaction((tx) =>
    Promise.all(engagements.slice(0, 10).map((id) => store.members.readMember(tx, id))),
  );
  return (
    engagements.length <= 10 &&
    found.every((member) => member?.talentId === talentId && member.campaignId === campaignId)
  );
}

/** Somebody asks to go first when people are released, or takes it back. Throws NotFound outside a season. */
export async function volunteerForRelease(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  engagementId: string,
  wants: boolean,
): Promise<void> {
  await store.transaction(async (tx) => {
    const member = await store.members.readMember(tx, engagementId);
    if (!member) throw new NotFound(`Engagement ${engagementId} belongs to no season.`);
    const by = actorIdOf(caller);
    if (wants) await store.releases.volunteer(tx, engagementId, by);
    else await store.releases.unvolunteer(tx, engagementId, by);
  });
}
