import { groupKey, undoKey } from '../../domain/ids';
import { accessDecision, decisionAsks } from '../../domain/onboard/decisions';
import { onboardKeys, onboardStretches } from '../../domain/onboard/keys';
import { assertMayGrantAccess } from '../../domain/onboard/rules';
import { kindFor, type EngagementFacts } from '../../domain/engagement/facts';
import type { OnboardPolicy } from '../../domain/policy/contract';
import { opensGate } from '../../domain/source/check';
import type { Tx } from '../../adapters/db/connection';
import { giveAccess, holderOf, takeAccess, type AccessHolder } from '../access';
import { runAll } from '../effect';
import { policyOf, type JourneyPorts } from '../journey';
import type { EngagementStep } from '../offer';
import { createCourseSteps } from './course';

export interface ProvisionStep extends EngagementStep {
  /** Systems that are tried anew, and under which generation. (Default: all, the first) */
  systems?: string[];
  generation?: number;
  /** Enrolment in the course; null: none. (Default: 1) */
  attempt?: number | null;
}

/** What the lead decided on access that is missing. */
export interface AccessVerdict {
  go: boolean;
  why: string;
  /** Tried again. */
  again: string[];
  /** Gone on without: their leases are withdrawn. */
  without: string[];
  /** The enrolment that is tried again, if any. */
  attempt: number | null;
}

/** Steps of access: granted and read back, withdrawn where it is gone on without. */
export function createAccessSteps(ports: Pick<JourneyPorts, 'store' | 'world'>) {
  const { store } = ports;
  const course = createCourseSteps(ports);
  return { provision, withdrawAccess, askMissing, decideAccess };

  /** Access and course at the same time: independent calls, each an effect of its own. */
  async function provision({ engagementId, systems, generation = 1, attempt = 1 }: ProvisionStep): Promise<void> {
    const leases = await store.leases.listLeases(store.reader, engagementId);
    const wanted = systems ?? [...new Set(leases.map((lease) => lease.system))];
    await runAll([
      ...(await grants(engagementId, wanted, generation)),
      ...(attempt === null ? [] : [() => course.enrolCourse({ engagementId, attempt })]),
    ]);
  }

  /** What grants the person’s roles in each system, and reads them back. */
  async function grants(
    engagementId: string,
    systems: readonly string[],
    generation: number,
  ): Promise<(() => Promise<void>)[]> {
    if (systems.length === 0) return [];
    const holder = await store.transaction((tx) => behindTheGate(tx, engagementId));
    return systems.map((system) => () => {
      const key = onboardKeys.grant(engagementId, system, generation);
      return giveAccess(ports, holder, { key, system });
    });
  }

  /** Whose access it is, once it may be granted: checked and under contract. Throws RuleBroken before. */
  async function behindTheGate(tx: Tx, engagementId: string): Promise<AccessHolder> {
    const holder = await holderOf(store, tx, engagementId);
    const checkClear = opensGate(await store.vetting.readScreening(tx, engagementId));
    const contractSigned = await store.contracts.sowSigned(tx, engagementId);
    assertMayGrantAccess({ checkClear, contractSigned });
    return holder;
  }

  /** Makes sure that systems which are gone on without hold nothing: a call that seemed to fail may have been done. */
  async function withdrawAccess({ engagementId, systems }: EngagementStep & { systems: string[] }): Promise<void> {
    const { holder, ledger } = await store.transaction(async (tx) => ({
      holder: await holderOf(store, tx, engagementId),
      ledger: await store.effects.ledger(tx, engagementId),
    }));
    await runAll(
      systems.map((system) => () => {
        const tried = ledger.filter((effect) => effect.operation === `grant:${system}`).at(-1);
        const key = undoKey(tried?.key ?? onboardKeys.grant(engagementId, system));
        const undone = tried ? { compensates: tried.key } : {};
        return takeAccess(ports, holder, { key, system, operation: `undo-grant:${system}`, ...undone });
      }),
    );
  }

  /** Asks the lead about access that no engineer could get, and a course that was not booked. Null: nothing is missing. */
  async function askMissing(
    tx: Tx,
    engagement: EngagementFacts,
    policy: OnboardPolicy,
    round: number,
  ): Promise<string | null> {
    const missing = await missingFor(tx, engagement, policy);
    if (missing.systems.length === 0 && !missing.course) return null;
    const stretch = onboardStretches.accessDecision(round);
    const mayGoWithout = !missing.course || policy.courseWaivable;
    const ask = accessDecision(engagement, { ...missing, mayRepeat: round < policy.accessRounds, mayGoWithout });
    await store.asks.open(tx, decisionAsks(engagement, stretch, [ask], policy));
    return groupKey(engagement.id, stretch);
  }

  /** Takes what the lead decided. Going on without a system is written on its leases, with who said so and why. */
  async function decideAccess({ engagementId, round }: EngagementStep & { round: number }): Promise<AccessVerdict> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
      const [verdict] = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.accessDecision(round)));
      const missing = await missingFor(tx, engagement, policy);
      const none = { go: true, why: '', again: [], without: [], attempt: null };
      if (verdict?.option === 'again') {
        await store.engagements.nextAccess(tx, engagement, round + 1);
        return { ...none, again: missing.systems, attempt: missing.course ? missing.attempt + 1 : null };
      }
      if (verdict?.option !== 'without')
        return { ...none, go: false, why: `access is missing: ${missing.systems.join(', ') || 'the course'}` };
      const waiver = { by: verdict.answeredBy ?? 'system:engagement', reason: verdict.reason ?? '' };
      await store.leases.waiveLeases(tx, engagementId, missing.systems, waiver.by, waiver.reason);
      if (missing.course)
        await store.checklist.waiveCourse(tx, engagementId, { ...waiver, at: await store.clock.now(tx) });
      return { ...none, without: missing.systems };
    });
  }

  /** Systems whose leases were never opened, and whether the course is needed and not booked. */
  async function missingFor(
    tx: Tx,
    engagement: EngagementFacts,
    policy: OnboardPolicy,
  ): Promise<{ systems: string[]; course: boolean; attempt: number }> {
    const leases = await store.leases.listLeases(tx, engagement.id);
    const planned = leases.filter((lease) => lease.state === 'planned').map((lease) => lease.system);
    const { needed, attempt, tried } = await course.standing(tx, engagement, policy);
    return { systems: [...new Set(planned)], course: needed && attempt === null, attempt: tried };
  }
}
