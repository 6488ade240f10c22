import type { Tx } from '../../adapters/db/connection';
import type { MemberRecord } from '../../adapters/db/season/members';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { AskOutcome } from '../../domain/ask/contract';
import { addDays, atLocal, localDate } from '../../domain/calendar';
import { resultsAsk, resultsAskName } from '../../domain/season/class-asks';
import { seasonCalls } from '../../domain/season/keys';
import { isSilent, supervisedUntil, type NestingResult } from '../../domain/season/nesting';
import type { Season, SeasonPart, SeasonPorts } from './part';
import { idsOf } from './seats';

const kind = 'class-results';

type Stage = 'classroom' | 'nesting';

/** Somebody of whom no result has come. `endsAt`: when their stage ended. */
interface Missing {
  member: MemberRecord;
  endsAt: string;
}

interface Step {
  did?: string;
  next?: string;
}

/**
 * Results that never came: some days after the classroom, or the supervised weeks, of a class whoever trains is asked about all of
 * them at once. Results that come on their own close the question.
 */
export const results: SeasonPart = async (ports, season) => {
  const { store, beat } = ports;
  const { campaign } = season;
  if (campaign.state === 'cancelled' || campaign.state === 'closed') return {};
  const waves = await store.waves.listWaves(store.reader, campaign.id);
  const steps: Step[] = [];
  for (const wave of waves.filter(({ state }) => state === 'nesting' || state === 'live'))
    for (const stage of ['classroom', 'nesting'] as const) {
      steps.push(
        await store.transaction(async (tx) =>
          settle(ports, season, await store.waves.lockWave(tx, wave.id), stage, tx),
        ),
      );
      beat();
    }
  const did = steps.flatMap((step) => step.did ?? []);
  const next = steps.flatMap((step) => step.next ?? []).sort()[0];
  return { ...(did.length > 0 && { did: did.join(', ') }), ...(next && { next }) };
};

async function settle(ports: SeasonPorts, season: Season, wave: WaveRecord, stage: Stage, tx: Tx): Promise<Step> {
  const { store } = ports;
  const { campaign, now, policy } = season;
  const name = resultsAskName({ no: wave.no, stage });
  const asked = (await store.asks.ofKind(tx, campaign.id, kind)).filter((ask) => ask.name === name);
  const last = asked.at(-1);
  const missing = await (stage === 'classroom' ? withoutClassroom : withoutNesting)(ports, season, wave, tx);
  if (missing.length === 0) {
    if (last?.state === 'open')
      for (const group of await store.asks.openGroups(tx, campaign.id, [kind], name))
        await store.asks.withdraw(tx, group, 'the results came');
    return {};
  }
  if (last?.state === 'open') return {};
  const told = missing.filter(({ endsAt }) => last?.option && endsAt <= (last.answeredAt ?? ''));
  if (last && told.length > 0 && last.option !== 'later') return carryOut(ports, season, wave, stage, told, last, tx);
  const since = told.length > 0 ? (last?.answeredAt ?? now) : latest(missing);
  const askAt = addDays(since, policy.results.afterDays, campaign.timeZone);
  if (askAt > now) return { next: askAt };
  const people = missing.length;
  const endedOn = localDate(latest(missing), campaign.timeZone);
  const facts = { no: wave.no, stage, people, endedOn, round: asked.length + 1 };
  await store.asks.open(tx, resultsAsk(campaign, facts, policy));
  return { did: `class ${wave.no}: results of ${people} are asked for` };
}

/** Whoever sits in the classroom though it is over, without a result. */
async function withoutClassroom(
  { store }: SeasonPorts,
  { campaign }: Season,
  wave: WaveRecord,
  tx: Tx,
): Promise<Missing[]> {
  const members = await store.members.listMembers(tx, campaign.id, { states: ['training'], waveId: wave.id });
  const endsAt = atLocal(wave.nestingOn, 9, campaign.timeZone);
  return members
    .filter(({ passedAt, leftWhy }) => passedAt === null && leftWhy === null)
    .map((member) => ({ member, endsAt }));
}

/** Whoever was to be judged by now, and of whom the work tool said nothing at all. */
async function withoutNesting(
  { store }: SeasonPorts,
  { campaign, now }: Season,
  wave: WaveRecord,
  tx: Tx,
): Promise<Missing[]> {
  const members = await store.members.listMembers(tx, campaign.id, { states: ['nesting'], waveId: wave.id });
  const known: ReadonlyMap<string, NestingResult> =
    members.length > 0 ? await store.members.nestingResults(tx, campaign.id) : new Map();
  return members
    .map((member) => ({ member, endsAt: supervisedUntil(wave.liveOn, member.nestingWeeks, campaign.timeZone) }))
    .filter(
      ({ member, endsAt }) =>
        endsAt <= now &&
        member.engagement === 'active' &&
        isSilent(known.get(member.engagementId) ?? { qa: null, ahtSeconds: null }),
    );
}

/** Carries out what was said about all of them. */
async function carryOut(
  { store }: SeasonPorts,
  { now }: Season,
  wave: WaveRecord,
  stage: Stage,
  missing: readonly Missing[],
  { option, answeredBy, reason }: AskOutcome,
  tx: Tx,
): Promise<Step> {
  const ids = idsOf(missing.map(({ member }) => member));
  const actor = answeredBy ?? 'system:campaign';
  if (stage === 'nesting' && option === 'passed') {
    const data = { why: reason ?? 'said of the whole class' };
    await store.members.moveMembers(tx, ids, { to: 'live', actor, data, changes: { supervised: false, live_at: now } });
    return { did: `class ${wave.no}: ${ids.length} are live` };
  }
  if (stage === 'nesting') {
    await store.members.extendNesting(tx, ids);
    return { did: `class ${wave.no}: ${ids.length} get a week more` };
  }
  if (option === 'passed') {
    await store.members.changeMembers(tx, ids, { passed_at: now });
    return { did: `class ${wave.no}: ${ids.length} passed` };
  }
  await store.members.changeMembers(tx, ids, { left_why: 'did not pass the classroom' });
  await store.members.callMembers(tx, ids, seasonCalls.class, now);
  return { did: `class ${wave.no}: ${ids.length} did not pass` };
}

const latest = (missing: readonly Missing[]): string =>
  missing
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1) ?? '';
