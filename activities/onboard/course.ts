import { kindFor, type EngagementFacts } from '../../domain/engagement/facts';
import { generationOf, runIds } from '../../domain/ids';
import { onboardKeys } from '../../domain/onboard/keys';
import type { OnboardPolicy } from '../../domain/policy/contract';
import type { Tx } from '../../adapters/db/connection';
import { runEffect } from '../effect';
import { policyOf, type JourneyPorts } from '../journey';
import type { EngagementStep } from '../offer';

export interface CourseStanding {
  /** No certificate takes its place, and nobody waived it. */
  needed: boolean;
  /** The certificate that takes its place, if any. */
  certificate: string | null;
  /** The newest enrolment that is made; null: none. */
  attempt: number | null;
  /** The newest enrolment that was tried; 0: none. */
  tried: number;
}

/** Steps of the mandatory course: enrolled again and again, or replaced by a certificate that is still valid. */
export function createCourseSteps({ store, world }: Pick<JourneyPorts, 'store' | 'world'>) {
  return { enrolCourse, standing };

  /** Enrols the person in the mandatory course, unless a certificate takes its place. */
  async function enrolCourse({ engagementId, attempt }: EngagementStep & { attempt: number }): Promise<void> {
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.readEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
      return {
        engagement,
        policy,
        course: await standing(tx, engagement, policy),
        person: await store.private.personOf(tx, engagement.talentId),
      };
    });
    const { engagement, policy, person } = facts;
    if (!facts.course.needed) return;
    const enrolment = { person, course: policy.course, dueAt: engagement.startsAt };
    await runEffect(
      store,
      {
        key: onboardKeys.course(engagementId, attempt),
        system: 'learning',
        operation: 'enrol',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      enrolment,
      { call: (key) => world.learning.enrol(key, enrolment), find: (key) => world.learning.find(key) },
    );
  }

  /** Where the course of an engagement stands. */
  async function standing(tx: Tx, engagement: EngagementFacts, policy: OnboardPolicy): Promise<CourseStanding> {
    const certificate = await store.certificates.certificateFor(tx, {
      talentId: engagement.talentId,
      engagementId: engagement.id,
      course: policy.course,
      until: policy.certificateCovers === 'start' ? engagement.startsAt : engagement.endsAt,
    });
    const items = await store.checklist.listChecklist(tx, engagement.id);
    const waived = items.some(({ item, state }) => item === store.checklist.courseItem && state === 'waived');
    const enrolments = (await store.effects.ledger(tx, engagement.id)).filter(({ operation }) => operation === 'enrol');
    const newest = (keys: string[]) => Math.max(0, ...keys.map(generationOf));
    const made = newest(enrolments.filter(({ state }) => state === 'done').map(({ key }) => key));
    return {
      // What is taught in a class is shown there.
      needed: certificate === null && !waived && policy.courseIn !== 'classroom',
      certificate,
      attempt: made === 0 ? null : made,
      tried: newest(enrolments.map(({ key }) => key)),
    };
  }
}
