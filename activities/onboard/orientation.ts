import { addDays } from '../../domain/calendar';
import type { AskOutcome } from '../../domain/ask/contract';
import type { EngagementFacts } from '../../domain/engagement/facts';
import { groupKey } from '../../domain/ids';
import { courseDecision, decisionAsks, lateDecision } from '../../domain/onboard/decisions';
import { onboardKeys, onboardStretches } from '../../domain/onboard/keys';
import { lateChoice } from '../../domain/onboard/late';
import { orientationAsks } from '../../domain/onboard/orientation-asks';
import type { OnboardPolicy } from '../../domain/policy/contract';
import type { Tx } from '../../adapters/db/connection';
import type { JourneyPorts } from '../journey';
import type { EngagementStep } from '../offer';
import { createAccessSteps } from './access';
import { createCourseSteps } from './course';
import { createItemSteps } from './items';
import { onboardPolicy } from './onboard-policy';

const actor = 'system:engagement';

export interface OrientationStep extends EngagementStep {
  /** (Default: 1) */
  round?: number;
  /** How often missing access was decided on. (Default: 0) */
  decided?: number;
}

export interface OrientationEnd {
  ready: boolean;
  startsAt: string;
  why: string;
  /** Group of the questions on how it goes on. */
  decide?: string;
  /** The enrolment that comes next by the policy alone. */
  enrol?: number;
}

/** Steps of training and orientation, round by round until the course is passed and every item done. */
export function createOrientationSteps(ports: Pick<JourneyPorts, 'store' | 'world'>) {
  const { store } = ports;
  const items = createItemSteps(store);
  const access = createAccessSteps(ports);
  const course = createCourseSteps(ports);
  return { openOrientation, settleOrientation, decideOrientation };

  /**
   * Opens training and orientation, with a briefing of what others left; only once all access is there. What is missing goes
   * to the lead first: the group of that question is `decide`.
   */
  async function openOrientation({
    engagementId,
    round = 1,
    decided = 0,
  }: OrientationStep): Promise<{ group: string; decide?: string }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await onboardPolicy(store, tx, engagement);
      const group = groupKey(engagementId, onboardStretches.orientation(round));
      if (engagement.state === 'provisioning') {
        const decide = await access.askMissing(tx, engagement, policy, decided + 1);
        if (decide) return { group, decide };
        engagement = await begin(tx, engagement, policy);
      }
      // A class is called together by its season; nobody is asked one by one.
      if (engagement.state === 'training' && policy.courseIn !== 'classroom') await ask(tx, engagement, policy, round);
      return { group };
    });
  }

  async function begin(tx: Tx, engagement: EngagementFacts, policy: OnboardPolicy): Promise<EngagementFacts> {
    const leases = await store.leases.listLeases(tx, engagement.id);
    const moved = await store.engagements.moveEngagement(tx, engagement, 'training', actor, {
      systems: leases.filter((l) => l.state === 'open').map((l) => l.system),
    });
    // Whoever learns in a class gets what they work with there.
    if (policy.courseIn === 'classroom') return moved;
    await store.keeping.issueAssets(tx, engagement.id, [
      { title: 'Security key for the second factor', kind: 'equipment' },
    ]);
    return moved;
  }

  async function ask(tx: Tx, engagement: EngagementFacts, policy: OnboardPolicy, round: number): Promise<void> {
    const leases = await store.leases.listLeases(tx, engagement.id);
    const briefing = await store.knowledge.briefingFor(
      tx,
      engagement.role,
      leases.map((l) => l.system),
    );
    const { name, email } = await store.private.personOf(tx, engagement.leadId);
    const { needed, attempt } = await course.standing(tx, engagement, policy);
    await store.asks.open(
      tx,
      orientationAsks(
        engagement,
        {
          round,
          attempt: needed ? attempt : null,
          items: await items.toDo(tx, engagement, 'orientation', policy, round),
          briefing,
          contact: `${name}, ${email}`,
        },
        policy,
      ),
    );
  }

  /** Takes what a round brought: certificate kept, items done. All of it, it is ready for work; else it says what comes next. */
  async function settleOrientation({ engagementId, round = 1 }: OrientationStep): Promise<OrientationEnd> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const { startsAt } = engagement;
      if (engagement.state !== 'training') return { ready: true, startsAt, why: '' };

      const policy = await onboardPolicy(store, tx, engagement);
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.orientation(round)));
      const asked = outcomes.find((o) => o.name === 'course');
      if (asked?.option === 'passed') await keepCertificate(tx, engagement, policy, asked);
      await items.finish(tx, engagementId, 'orientation', outcomes);
      const open = await items.open(tx, engagement, 'orientation', policy);
      const { needed, certificate, attempt } = await course.standing(tx, engagement, policy);
      if (!needed && open.length === 0) {
        await store.engagements.moveEngagement(tx, engagement, 'ready', actor, {
          certificate,
          ...(asked || !certificate ? {} : { reused: true }),
        });
        return { ready: true, startsAt, why: '' };
      }

      const late = items.late(open, outcomes);
      if (needed && asked?.state === 'lapsed')
        late.push({ item: 'course', title: asked.name, waivable: policy.courseWaivable });
      const failed = needed && asked?.option === 'failed';
      const choice = lateChoice(late, round - (attempt ?? 1), policy);
      const enrol = failed && (attempt ?? 0) < policy.courseAttempts ? { enrol: (attempt ?? 0) + 1 } : {};
      const given: OrientationEnd = {
        ready: false,
        startsAt,
        why: [
          ...(failed ? ['the course was not passed'] : []),
          ...(late.length > 0 ? [`not done in time: ${late.map((l) => l.item).join(', ')}`] : []),
        ].join('; '),
      };
      const mayRepeat = (attempt ?? 0) < policy.courseAttemptsMost;
      const asks = failed && !('enrol' in enrol);
      if ((late.length > 0 && !choice) || (asks && !mayRepeat && !policy.courseWaivable)) return given;
      const decisions = [
        ...(asks
          ? [courseDecision(engagement, { attempts: attempt ?? 1, score: scoreOf(asked), mayRepeat }, policy)]
          : []),
        ...(late.length > 0 && choice ? [lateDecision(engagement, late, choice, policy)] : []),
      ];
      if (decisions.length === 0) return { ...given, ...enrol };
      const stretch = onboardStretches.orientationDecision(round);
      await store.asks.open(tx, decisionAsks(engagement, stretch, decisions, policy));
      return { ...given, ...enrol, decide: groupKey(engagementId, stretch) };
    });
  }

  /** Takes what was decided after a round: another attempt, more time, a waiver, or the end. */
  async function decideOrientation({
    engagementId,
    round = 1,
  }: OrientationStep): Promise<{ go: boolean; why: string; enrol?: number }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await onboardPolicy(store, tx, engagement);
      const decided = await store.asks.outcomes(
        tx,
        groupKey(engagementId, onboardStretches.orientationDecision(round)),
      );
      const verdict = decided.find((o) => o.name === 'course');
      if (verdict && verdict.option !== 'again' && verdict.option !== 'waive')
        return { go: false, why: 'the course was not passed' };
      const asked = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.orientation(round)));
      const go = await items.decide(tx, engagement, 'orientation', policy, { round: asked, decided });
      if (!go) return { go, why: 'training and orientation are not complete' };
      const waiver = decided.find((o) => o.option === 'waive' && (o === verdict || courseIsLate(asked)));
      if (waiver && policy.courseWaivable)
        await store.checklist.waiveCourse(tx, engagementId, {
          by: waiver.answeredBy ?? actor,
          reason: waiver.reason ?? '',
          at: await store.clock.now(tx),
        });
      const { attempt } = await course.standing(tx, engagement, policy);
      return { go, why: '', ...(verdict?.option === 'again' ? { enrol: (attempt ?? 0) + 1 } : {}) };
    });
  }

  async function keepCertificate(
    tx: Tx,
    engagement: EngagementFacts,
    policy: OnboardPolicy,
    passed: AskOutcome,
  ): Promise<void> {
    const passedAt = passed.answeredAt ?? (await store.clock.now(tx));
    const { attempt } = await course.standing(tx, engagement, policy);
    await store.certificates.saveCertificate(tx, {
      talentId: engagement.talentId,
      engagementId: engagement.id,
      course: policy.course,
      courseVersion: String(passed.answer?.['courseVersion'] ?? '1'),
      score: scoreOf(passed) ?? 0,
      providerRef: String(passed.answer?.['certificate'] ?? onboardKeys.course(engagement.id, attempt ?? 1)),
      passedAt,
      expiresAt: addDays(passedAt, policy.certificateDays, engagement.timeZone),
    });
  }
}

function courseIsLate(asked: readonly AskOutcome[]): boolean {
  return asked.some((o) => o.name === 'course' && o.state === 'lapsed');
}

function scoreOf(asked: AskOutcome | undefined): number | null {
  const score = Number(asked?.answer?.['score']);
  return Number.isFinite(score) ? Math.round(score) : null;
}
