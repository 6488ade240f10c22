import { addDays, localDate } from '../../domain/calendar';
import type { EndType, EngagementFacts } from '../../domain/engagement/facts';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { groupKey } from '../../domain/ids';
import { assertMayStartWork } from '../../domain/onboard/rules';
import { seasonCalls } from '../../domain/season/keys';
import { seasonLeavingAsks } from '../../domain/season/leaving-asks';
import { placeOfferAsk } from '../../domain/season/offer-asks';
import { rehireOf, tenureWeek } from '../../domain/season/rehire';
import { opensGate } from '../../domain/source/check';
import { offerStretch } from '../../domain/source/offer-asks';
import type { MemberRecord } from '../../adapters/db/season/members';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { Tx } from '../../adapters/db/connection';
import { planOf, type WorkPlan } from '../assign';
import { outcomeOf, policyOf, type JourneyPorts } from '../journey';
import { createOffboardActivities } from '../offboard';
import type { EngagementStep } from '../offer';
import { onboardPolicy } from '../onboard/onboard-policy';
import { openVetting } from '../vetting';

const actor = 'system:engagement';

/** What becomes of somebody whose class is over. `wait`: no head is free; the run is called again. */
export type Joined = { next: 'work'; plan: WorkPlan } | { next: 'wait' } | { next: 'out'; why: string };

/** Steps of one person of a season that are not those of a project: the offer, the class, the floor, the leaving. */
export function createAgentActivities(ports: JourneyPorts) {
  const { store } = ports;
  const { close } = createOffboardActivities(ports);
  return { records: { offerPlace, settlePlace, takePlace, joinFloor, leaveFloor, closeAgent } };

  /** Opens the offer to a person whose place was offered before places were offered with their asks. */
  async function offerPlace({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const { terms } = await store.basisOf(tx, engagement);
      if (!terms.hourly) throw new RuleBroken(`Engagement ${engagementId} has no hourly terms to offer.`);
      const policy = await policyOf(store, tx, engagement.policies, 'season');
      const { waveId } = await memberOf(tx, engagement);
      const wave = waveId === null ? null : await store.waves.readWave(tx, waveId);
      await store.asks.open(tx, placeOfferAsk(engagement, terms.hourly, wave, policy));
      return { group: groupKey(engagementId, offerStretch(1)) };
    });
  }

  /** Takes the person’s answer; after a yes vetting begins. */
  async function settlePlace({
    engagementId,
  }: EngagementStep): Promise<{ accepted: boolean; group: string; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, offerStretch(1))), 'offer');
      const accepted = ask.option === 'accept';
      if (accepted && engagement.state === 'offered') {
        await openVetting(store, tx, engagement, ask);
        await store.members.acceptMember(tx, engagementId, ask.answeredAt ?? (await store.clock.now(tx)));
      }
      const why = ask.state === 'lapsed' ? 'offer expired' : 'offer declined';
      return { accepted, group: groupKey(engagementId, 'consent'), why };
    });
  }

  /** The season called: there is a place in a class, or there will be none. */
  async function takePlace({ engagementId }: EngagementStep): Promise<{ ok: boolean; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.readEngagement(tx, engagementId);
      const { leftWhy } = await memberOf(tx, engagement);
      return { ok: leftWhy === null, why: leftWhy ?? '' };
    });
  }

  /**
   * The classroom is over for this person. Passed, work begins behind the gates, supervised, while the season has a head free:
   * counted under its lock, so that it never has more at work than its target.
   */
  async function joinFloor({ engagementId }: EngagementStep): Promise<Joined> {
    try {
      return await store.transaction((tx) => join(tx, engagementId));
    } catch (error) {
      const refused = store.members.headRefused(error);
      if (refused === 'changed') throw new Unavailable('The target has just been changed; try again');
      if (refused !== 'full') throw error;
      return store.transaction((tx) => waitForHead(tx, engagementId));
    }
  }

  async function join(tx: Tx, engagementId: string): Promise<Joined> {
    const engagement = await store.engagements.lockEngagement(tx, engagementId);
    if (engagement.state !== 'training') return { next: 'work', plan: await planOf(store, tx, engagement) };
    const member = await memberOf(tx, engagement);
    if (member.leftWhy !== null) return { next: 'out', why: member.leftWhy };
    if (member.passedAt === null) return { next: 'wait' };
    const ready = await makeReady(tx, engagement, member);
    const wave = member.waveId === null ? null : await store.waves.readWave(tx, member.waveId);
    const { targetHeads } = await store.campaigns.readCampaign(tx, member.campaignId);
    const begun = await begin(tx, ready, { waveId: member.waveId, targetHeads, nests: nests(wave) });
    const plan = await planOf(store, tx, begun);
    store.members.holdHead(tx, member.campaignId, targetHeads);
    return { next: 'work', plan };
  }

  async function waitForHead(tx: Tx, engagementId: string): Promise<Joined> {
    const { workflowId, timeZone } = await store.engagements.lockEngagement(tx, engagementId);
    const until = addDays(await store.clock.now(tx), 1, timeZone);
    await store.timers.arm(tx, { workflowId, name: seasonCalls.class, until });
    return { next: 'wait' };
  }

  /** All that has to be so before the first day of work. */
  async function makeReady(tx: Tx, engagement: EngagementFacts, member: MemberRecord): Promise<EngagementFacts> {
    const { id: engagementId, talentId } = engagement;
    const leases = await store.leases.listLeases(tx, engagementId);
    assertMayStartWork({
      checkClear: opensGate(await store.vetting.readScreening(tx, engagementId)),
      contractSigned: await store.contracts.sowSigned(tx, engagementId),
      items: await store.checklist.listChecklist(tx, engagementId),
      systemsMissing: leases.filter((lease) => lease.state === 'planned').map((lease) => lease.system),
    });
    const certificate = await keepCertificate(tx, engagement, member);
    const ready = await store.engagements.moveEngagement(tx, engagement, 'ready', actor, { certificate });
    await store.talents.moveTalent(tx, talentId, 'engaged', { by: actor, engagement: engagementId });
    if (engagement.applicationId) await store.applications.moveApplications(tx, [engagement.applicationId], 'accepted');
    return ready;
  }

  async function begin(
    tx: Tx,
    ready: EngagementFacts,
    place: { waveId: string | null; targetHeads: number; nests: boolean },
  ): Promise<EngagementFacts> {
    const now = await store.clock.now(tx);
    const told = { wave: place.waveId, target: place.targetHeads };
    const active = await store.engagements.moveEngagement(tx, ready, 'active', actor, told, { tenure_started_at: now });
    await store.members.moveMembers(tx, [active.id], {
      to: place.nests ? 'nesting' : 'live',
      actor,
      changes: place.nests ? { supervised: true } : { live_at: now },
    });
    const { workflowId, endsAt: until } = active;
    await store.timers.arm(tx, { workflowId, name: seasonCalls.end, until });
    return active;
  }

  /** The certificate of the classroom: the one that the person brought, or the one earned now. */
  async function keepCertificate(tx: Tx, engagement: EngagementFacts, member: MemberRecord): Promise<string> {
    const { course, certificateDays } = await onboardPolicy(store, tx, engagement);
    const wanted = { talentId: engagement.talentId, engagementId: engagement.id, course, until: engagement.startsAt };
    const known = await store.certificates.certificateFor(tx, wanted);
    if (known) return known;
    const passedAt = member.passedAt ?? (await store.clock.now(tx));
    return store.certificates.saveCertificate(tx, {
      talentId: engagement.talentId,
      engagementId: engagement.id,
      course,
      courseVersion: '1',
      // A trainer who gives no points says that it was enough.
      score: member.passedScore ?? 100,
      providerRef: `classroom/${member.waveId ?? ''}/${engagement.id}`,
      passedAt,
      expiresAt: addDays(passedAt, certificateDays, engagement.timeZone),
    });
  }

  /** The last day has passed, or people ended it before: the person is asked for what is left. `due` false: it is not the end yet. */
  async function leaveFloor({
    engagementId,
  }: EngagementStep): Promise<{ due: boolean; systems: string[]; generation: number }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const now = await store.clock.now(tx);
      if (engagement.state !== 'ending') {
        if (engagement.endsAt > now) {
          const { workflowId, endsAt: until } = engagement;
          await store.timers.arm(tx, { workflowId, name: seasonCalls.end, until });
          return { due: false, systems: [], generation: 0 };
        }
        const endType = engagement.endType ?? 'end_of_contract';
        const facts = { endType };
        const changes = { end_type: endType };
        engagement = await store.engagements.moveEngagement(tx, engagement, 'ending', actor, facts, changes);
        const policy = await policyOf(store, tx, engagement.policies, 'offboard');
        await store.asks.withdrawAll(tx, engagementId, 'the engagement ends', { except: ['dispute', 'appeal'] });
        await store.asks.open(tx, seasonLeavingAsks(engagement, policy));
        await store.commands.refuseLeft(tx, engagementId, 'The engagement ended before it was agreed.', actor);
        await store.timers.clear(tx, { workflowId: engagement.workflowId, name: seasonCalls.end });
        await store.members.moveMembers(tx, [engagementId], {
          to: 'leaving',
          actor,
          changes: { ends_on: localDate(engagement.endsAt, engagement.timeZone) },
        });
      }
      const leases = await store.leases.listLeases(tx, engagementId);
      return {
        due: true,
        systems: [...new Set(leases.map((lease) => lease.system))],
        generation: engagement.accessGeneration,
      };
    });
  }

  /** Closes it: everything paid, answered and proven. The person becomes alumni, the season notes when and why they left. */
  async function closeAgent({ engagementId }: EngagementStep): Promise<void> {
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'closed') return;
      const facts = await store.engagements.endFacts(tx, engagementId);
      const tier = await store.tiers.tierOfEngagement(tx, engagementId);
      const type = engagement.endType ?? 'end_of_contract';
      const why = whyLeft(type, facts.cause);
      const week = tenureWeek(facts.startedAt, engagement.endsAt);
      await store.members.moveMembers(tx, [engagementId], {
        to: 'left',
        actor,
        data: { why, tenureWeek: week },
        changes: { left_at: engagement.endsAt, left_why: why },
      });
      await store.timers.clearAll(tx, engagement.workflowId);
      await close(tx, engagement, { rehire: rehireOf({ type, cause: facts.cause, tier }), by: actor, tier });
    });
  }

  async function memberOf(tx: Tx, engagement: EngagementFacts): Promise<MemberRecord> {
    const member = await store.members.readMember(tx, engagement.id);
    if (!member) throw new RuleBroken(`Engagement ${engagement.id} has no place in a season.`);
    return member;
  }
}

/** Whether a class nests before it works alone. */
function nests(wave: WaveRecord | null): boolean {
  return wave !== null && wave.nestingOn < wave.liveOn;
}

/** Why somebody left, in words of ours. */
function whyLeft(type: EndType, cause: string | null): string {
  if (type !== 'end_of_contract') return cause ?? type;
  return cause === 'release' ? 'released as demand fell' : 'the season ended';
}
