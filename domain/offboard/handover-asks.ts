import { addDays } from '../calendar';
import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OffboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import type { HandoverDraft } from './handover-draft';
import { handoverForm } from './handover-form';
import { decisionStretch, handoverStretch } from './keys';

/** The handover: drafted by the system, completed by the person, confirmed by the lead. */
export function handoverAsks(engagement: EngagementFacts, draft: HandoverDraft, policy: OffboardPolicy): AskGroup {
  return engagementGroup(engagement, handoverStretch(1), 'offboard', [
    {
      ...handoverAsk(engagement, { ...draft }, policy),
      detail: [
        { label: 'Why', value: 'So that the next person can go on from where you stop.' },
        { label: 'What to do', value: 'We filled in what we already know. Please check and complete it.' },
        { label: 'Takes about', value: '20 minutes' },
      ],
      dueAt: addDays(engagement.endsAt, policy.leavingDays, engagement.timeZone),
      remindAt: [addDays(engagement.endsAt, -policy.handoverDueDaysBefore, engagement.timeZone)],
      escalate: {
        at: addDays(engagement.endsAt, -policy.handoverDueDaysBefore / 2, engagement.timeZone),
        toRole: policy.escalateTo,
      },
    },
  ]);
}

/** Once more, because something is missing: what it is, and a form that holds what the person wrote. */
export function handoverAgainAsks(
  engagement: EngagementFacts,
  again: { round: number; missing: string; known: Readonly<Record<string, unknown>> },
  policy: OffboardPolicy,
): AskGroup {
  return engagementGroup(engagement, handoverStretch(again.round), 'offboard', [
    {
      ...handoverAsk(engagement, again.known, policy),
      question: 'Complete your handover',
      detail: [
        { label: 'What is missing', value: again.missing },
        { label: 'What to do', value: 'What you wrote is still there. Please add what is missing and send it again.' },
        { label: 'Takes about', value: '10 minutes' },
      ],
      dueAt: { hours: policy.againDays * 24 },
      remindAt: [{ hours: policy.againDays * 12 }],
      escalate: { at: { hours: policy.againDays * 18 }, toRole: policy.escalateTo },
    },
  ]);
}

/** Nobody wrote it, or something is missing still: the lead decides, and can write down what is known. */
export function handoverDecisionAsks(
  engagement: EngagementFacts,
  facts: { missing: string | null; written: boolean; known: Readonly<Record<string, unknown>> },
  policy: OffboardPolicy,
): AskGroup {
  const { missing, written, known } = facts;
  return engagementGroup(engagement, decisionStretch, 'offboard', [
    {
      name: 'handover/decision',
      kind: 'handover',
      phase: 'offboard',
      to: { user: engagement.leadId },
      question: written
        ? `The handover of “${engagement.title}” is not complete. What do we do?`
        : `Nobody handed over “${engagement.title}”. What do we do?`,
      detail: [
        ...(missing === null ? [] : [{ label: 'Missing', value: missing }]),
        {
          label: 'Why it matters',
          value: 'The next person starts from what is kept here. Write down what you know, or say why it is lost.',
        },
        aboutEngagement(engagement),
      ],
      options: [
        ...(written ? [{ value: 'keep', label: 'Keep it as it is', skipsForm: true }] : []),
        { value: 'reconstructed', label: 'Keep what I wrote here' },
        { value: 'lost', label: 'It is lost', needsReason: true, skipsForm: true },
      ],
      form: handoverForm(known, 'lead'),
      dueAt: { hours: policy.decisionDays * 24 },
      remindAt: [{ hours: policy.decisionDays * 12 }],
      escalate: { at: { hours: policy.decisionDays * 18 }, toRole: policy.escalateTo },
      onTimeout: written ? 'keep' : 'lost',
    },
  ]);
}

type Open = Pick<AskSpec, 'name' | 'kind' | 'phase' | 'to' | 'question' | 'options' | 'form' | 'followUps'>;

function handoverAsk(
  engagement: EngagementFacts,
  known: Readonly<Record<string, unknown>>,
  policy: OffboardPolicy,
): Open {
  return {
    name: 'handover',
    kind: 'handover',
    phase: 'offboard',
    to: { talent: engagement.talentId },
    question: 'Hand over your work',
    options: [{ value: 'complete', label: 'Hand over' }],
    form: handoverForm(known),
    followUps: { complete: [confirmAsk(engagement, policy)] },
  };
}

function confirmAsk(engagement: EngagementFacts, policy: OffboardPolicy): AskSpec {
  return {
    name: 'handover/confirm',
    kind: 'handover',
    phase: 'offboard',
    to: { user: engagement.leadId },
    question: `Is the handover of “${engagement.title}” complete?`,
    detail: [aboutEngagement(engagement)],
    options: [
      { value: 'confirm', label: 'Yes, keep it' },
      { value: 'incomplete', label: 'Something is missing', needsReason: true },
    ],
    dueAt: { hours: policy.confirmDays * 24 },
    remindAt: [{ hours: policy.confirmDays * 12 }],
    escalate: { at: { hours: policy.confirmDays * 18 }, toRole: policy.escalateTo },
    // Silence keeps what the person wrote; knowledge must not be lost to a busy lead.
    onTimeout: 'confirm',
  };
}

const aboutEngagement = ({ id, title }: EngagementFacts) => ({
  label: 'The engagement',
  value: title,
  href: `/console/engagements/${id}`,
});
