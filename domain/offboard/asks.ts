import { addDays } from '../calendar';
import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OffboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { handoverForm, type HandoverDraft } from './rules';

/** The handover: drafted by the system, completed by the person, confirmed by the lead. */
export function handoverAsks(engagement: EngagementFacts, draft: HandoverDraft, policy: OffboardPolicy): AskGroup {
  const confirm: AskSpec = {
    name: 'handover/confirm',
    kind: 'handover',
    phase: 'offboard',
    to: { user: engagement.leadId },
    question: `Is the handover of “${engagement.title}” complete?`,
    detail: [{ label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` }],
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
  return engagementGroup(engagement, 'handover', 'offboard', [
    {
      name: 'handover',
      kind: 'handover',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'Hand over your work',
      detail: [
        { label: 'Why', value: 'So that the next person can go on from where you stop.' },
        { label: 'What to do', value: 'We filled in what we already know. Please check and complete it.' },
        { label: 'Takes about', value: '20 minutes' },
      ],
      options: [{ value: 'complete', label: 'Hand over' }],
      form: handoverForm(draft),
      dueAt: addDays(engagement.endsAt, policy.leavingDays, engagement.timeZone),
      remindAt: [addDays(engagement.endsAt, -policy.handoverDueDaysBefore, engagement.timeZone)],
      escalate: {
        at: addDays(engagement.endsAt, -policy.handoverDueDaysBefore / 2, engagement.timeZone),
        toRole: policy.escalateTo,
      },
      followUps: { complete: [confirm] },
    },
  ]);
}

/** At the end: assets, rights, exit interview, and the lead’s verdict on working together again. */
export function leavingAsks(
  engagement: EngagementFacts,
  assets: readonly { title: string }[],
  policy: OffboardPolicy,
): AskGroup {
  const due = { dueAt: { hours: policy.leavingDays * 24 }, remindAt: [{ hours: policy.leavingDays * 12 }] };
  const escalate = { at: { hours: policy.leavingDays * 18 }, toRole: policy.escalateTo };
  return engagementGroup(engagement, 'leaving', 'offboard', [
    {
      name: 'leaving/assets',
      kind: 'checklist',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'Give back what belongs to the client',
      detail: [
        ...assets.map((asset) => ({ label: 'To return', value: asset.title })),
        { label: 'Also', value: 'Delete copies of the client’s data that you do not need to keep by law.' },
      ],
      options: [{ value: 'returned', label: 'All is returned' }],
      ...due,
      escalate,
    },
    {
      name: 'leaving/ip',
      kind: 'checklist',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'Confirm that the rights in your work are handed over',
      detail: [
        {
          label: 'What this says',
          value: 'The rights in every paid deliverable are with the client, as agreed in the contract.',
        },
      ],
      options: [{ value: 'confirmed', label: 'I confirm' }],
      ...due,
      escalate,
    },
    {
      name: 'leaving/interview',
      kind: 'interview',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'How was it to work with us?',
      detail: [{ label: 'Who reads it', value: 'It is shown without your name.' }],
      options: [
        { value: 'sent', label: 'Send' },
        { value: 'skipped', label: 'No answer', skipsForm: true },
      ],
      form: {
        type: 'object',
        properties: {
          again: { type: 'string', title: 'Would you work with us again?', enum: ['yes', 'maybe', 'no'] },
          good: {
            type: 'string',
            title: 'What went well?',
            maxLength: 2000,
            examples: ['Clear briefs and fast answers.'],
          },
          better: {
            type: 'string',
            title: 'What should we do better?',
            maxLength: 2000,
            examples: ['Share the calendar earlier.'],
          },
        },
        required: ['again'],
        additionalProperties: false,
      },
      ...due,
      // Nobody is kept waiting for an interview.
      onTimeout: 'skipped',
    },
    {
      name: 'rehire',
      kind: 'verdict',
      phase: 'offboard',
      to: { user: engagement.leadId },
      question: 'Would you work with this person again?',
      detail: [{ label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` }],
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'undecided', label: 'Undecided' },
        { value: 'no', label: 'No', needsReason: true },
      ],
      ...due,
      onTimeout: 'undecided',
    },
  ]);
}
