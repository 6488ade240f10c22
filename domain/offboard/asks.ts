import type { AskGroup } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OffboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';

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
