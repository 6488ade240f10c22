import type { AskDetail, AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OnboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import type { ContractEnd } from './contract-end';
import type { LateChoice, LateItem } from './late';

type Decision = Omit<AskSpec, 'phase' | 'dueAt' | 'remindAt' | 'escalate' | 'onTimeout'>;

const stop = { value: 'stop', label: 'Stop here', needsReason: true, skipsForm: true, endsGroup: true };

/** Questions to staff on how onboarding goes on; silence means that it stops. */
export function decisionAsks(
  engagement: EngagementFacts,
  stretch: string,
  decisions: readonly Decision[],
  policy: OnboardPolicy,
): AskGroup {
  const hours = policy.decideDays * 24;
  return engagementGroup(
    engagement,
    stretch,
    'onboard',
    decisions.map((decision) => ({
      ...decision,
      phase: 'onboard',
      detail: [...(decision.detail ?? []), theEngagement(engagement)],
      options: [...decision.options, stop],
      dueAt: { hours },
      remindAt: [{ hours: hours / 2 }],
      escalate: { at: { hours: hours * 0.8 }, toRole: 'ops' },
      onTimeout: stop.value,
    })),
  );
}

/** After a refusal or silence: the lead sends the contract again, as it is or with a change. */
export function contractDecision(
  engagement: EngagementFacts,
  end: Exclude<ContractEnd, { how: 'signed' }>,
  sent: { version: number; document: string },
): Decision {
  return {
    name: 'contract',
    kind: 'contract-again',
    to: { user: engagement.leadId },
    question: `The contract for “${engagement.title}” ${endWords(end)}. Send it again?`,
    detail: [
      ...(end.how === 'declined' && end.reason ? [{ label: 'Reason given', value: end.reason }] : []),
      {
        label: `Version ${sent.version}`,
        value: 'Statement of work (PDF)',
        href: `/v1/documents/${sent.document}`,
      },
      {
        label: 'Meanwhile',
        value: 'The seat, the money and the check are held; the old document can’t be signed any more.',
      },
    ],
    options: [{ value: 'again', label: 'Send it again' }],
    form: {
      type: 'object',
      properties: {
        change: {
          type: 'string',
          title: 'What is agreed in addition',
          description: 'Becomes a section of the new version. Leave it empty to send the contract as it is.',
          maxLength: 2000,
        },
      },
      additionalProperties: false,
    },
  };
}

function endWords(end: Exclude<ContractEnd, { how: 'signed' }>): string {
  if (end.how === 'expired') return 'was not signed in time';
  return end.party === 'talent' ? 'was declined by the talent' : 'was declined on our side';
}

/** Items that are late after reminders and escalation: more time, a waiver with a reason, or the end. */
export function lateDecision(
  engagement: EngagementFacts,
  late: readonly LateItem[],
  { mayExtend, mayWaive }: LateChoice,
  policy: OnboardPolicy,
): Decision {
  const extend = { value: 'more-time', label: 'Give more time' };
  const waive = { value: 'waive', label: 'Start without what may be waived', needsReason: true, skipsForm: true };
  return {
    name: 'late',
    kind: 'late-items',
    to: { role: policy.escalateTo },
    question: `${late.length === 1 ? `“${late[0]?.title}” is late` : `${late.length} items are late`} for “${engagement.title}”. How does it go on?`,
    detail: late.map(({ title, waivable }) => ({
      label: waivable ? 'Late' : 'Late, can’t be waived',
      value: title,
    })),
    options: [...(mayExtend ? [extend] : []), ...(mayWaive ? [waive] : [])],
    ...(mayExtend
      ? {
          form: {
            type: 'object',
            properties: {
              days: { type: 'integer', title: 'Days', minimum: 1, maximum: 30, default: Math.ceil(policy.extraDays) },
            },
            required: ['days'],
            additionalProperties: false,
          },
        }
      : {}),
  };
}

/** The course was failed once too often for the policy alone to decide. */
export function courseDecision(
  engagement: EngagementFacts,
  failed: { attempts: number; score: number | null; mayRepeat: boolean },
  policy: OnboardPolicy,
): Decision {
  return {
    name: 'course',
    kind: 'course-failed',
    to: { user: engagement.leadId },
    question: `The mandatory course for “${engagement.title}” was failed ${failed.attempts === 1 ? 'once' : `${failed.attempts} times`}. How does it go on?`,
    detail: [
      { label: 'Course', value: policy.course.replaceAll('-', ' ') },
      ...(failed.score === null ? [] : [{ label: 'Last score', value: `${failed.score} %` }]),
    ],
    options: [
      ...(failed.mayRepeat ? [{ value: 'again', label: 'One more attempt', needsReason: true }] : []),
      ...(policy.courseWaivable ? [{ value: 'waive', label: 'Start without the course', needsReason: true }] : []),
    ],
  };
}

/** Systems that refused, and a course that could not be booked: an engineer went on without them, the lead may not have to. */
export function accessDecision(
  engagement: EngagementFacts,
  missing: { systems: readonly string[]; course: boolean; mayRepeat: boolean; mayGoWithout: boolean },
): Decision {
  const things = [...missing.systems, ...(missing.course ? ['the course'] : [])];
  return {
    name: 'access',
    kind: 'access-missing',
    to: { user: engagement.leadId },
    question: `${things.join(', ')} ${things.length === 1 ? 'is' : 'are'} missing for “${engagement.title}”. How does it go on?`,
    detail: [
      ...missing.systems.map((system): AskDetail => ({ label: 'Access not granted', value: system })),
      ...(missing.course ? [{ label: 'Not booked', value: 'the mandatory course' }] : []),
    ],
    options: [
      ...(missing.mayRepeat ? [{ value: 'again', label: 'Try again' }] : []),
      ...(missing.mayGoWithout ? [{ value: 'without', label: 'Start without it', needsReason: true }] : []),
    ],
  };
}

function theEngagement(engagement: EngagementFacts): AskDetail {
  return { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` };
}
