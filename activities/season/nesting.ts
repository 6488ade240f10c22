import { deriveId, groupKey } from '../../domain/ids';
import { seasonStretches } from '../../domain/season/keys';
import {
  afterMiss,
  isSilent,
  mayExit,
  nestingAsk,
  supervisedUntil,
  type NestingResult,
} from '../../domain/season/nesting';
import type { MemberRecord } from '../../adapters/db/season/members';
import type { Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';

/**
 * The end of supervision: whoever reached quality and pace is live; the others get a week more, then a person decides. What the
 * work tool says counts, from the first day on the floor.
 */
export const nesting: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now, plan, policy } = season;
  const { members, waves, results } = await store.transaction(async (tx) => {
    const nested = await store.members.listMembers(tx, campaign.id, { states: ['nesting'] });
    return {
      members: nested,
      waves: new Map((await store.waves.listWaves(tx, campaign.id)).map((wave) => [wave.id, wave])),
      results: await store.members.nestingResults(tx, campaign.id),
    };
  });
  const target = plan.request.service.ahtSeconds;
  const none: NestingResult = { qa: null, ahtSeconds: null };
  const dueOn = (member: MemberRecord) => {
    const wave = waves.get(member.waveId ?? '');
    return supervisedUntil(wave?.liveOn ?? campaign.startsOn, member.nestingWeeks, campaign.timeZone);
  };
  const due = members.filter((member) => dueOn(member) <= now && member.engagement === 'active');
  const passed = due.filter(({ engagementId }) => mayExit(results.get(engagementId) ?? none, target, policy.nesting));
  // Of whom nothing came at all the class is asked about, not each of them.
  const missed = due.filter(
    (member) => !passed.includes(member) && !isSilent(results.get(member.engagementId) ?? none),
  );
  await store.transaction(async (tx) => {
    await store.members.moveMembers(
      tx,
      passed.map(({ engagementId }) => engagementId),
      { to: 'live', actor, data: { why: 'quality and pace reached' }, changes: { supervised: false, live_at: now } },
    );
  });
  let extended = 0;
  let released = 0;
  for (const member of missed) {
    const end = await goOn(ports, season, member, results.get(member.engagementId) ?? none);
    extended += end === 'extended' ? 1 : 0;
    released += end === 'released' ? 1 : 0;
  }
  ports.beat();
  const [next = null] = members
    .map(dueOn)
    .filter((at) => at > now)
    .sort();
  const said = [
    ...(passed.length > 0 ? [`${passed.length} are live`] : []),
    ...(extended > 0 ? [`${extended} get a week more`] : []),
    ...(released > 0 ? [`${released} are released`] : []),
  ];
  return { ...(said.length > 0 && { did: said.join(', ') }), next };
};

async function goOn(
  { store }: SeasonPorts,
  { campaign, plan, policy }: Season,
  member: MemberRecord,
  result: NestingResult,
): Promise<'extended' | 'released' | 'asked'> {
  const { engagementId, nestingWeeks: week } = member;
  return store.transaction(async (tx) => {
    const longer = () => store.members.changeMembers(tx, [engagementId], { nesting_weeks: week + 1 });
    if (afterMiss(week, policy.nesting) === 'extend') {
      await longer();
      return 'extended';
    }
    const [ask] = await store.asks.outcomes(tx, groupKey(campaign.id, seasonStretches.nesting(engagementId, week)));
    if (!ask) {
      const facts = { engagementId, week, result };
      await store.asks.open(tx, nestingAsk(campaign, facts, plan.request.service.ahtSeconds, policy));
      return 'asked';
    }
    if (ask.state === 'open') return 'asked';
    if (ask.option !== 'release') {
      await longer();
      return 'extended';
    }
    await store.commands.giveCommand(tx, {
      id: deriveId('command', engagementId, 'terminate', 'nesting', String(week)),
      subject: engagementId,
      workflowId: member.workflowId,
      kind: 'terminate',
      body: { reason: ask.reason ?? 'the supervision did not end', cause: 'performance' },
      by: ask.answeredBy ?? actor,
    });
    return 'released';
  });
}
