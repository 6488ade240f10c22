import type { AskGroup } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OffboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';

/**
 * What whoever leaves a season is asked. No run waits for it: the season looks whether it is answered. The verdict on coming
 * back is not asked of a lead for hundreds; it follows from the rating.
 */
export function seasonLeavingAsks(engagement: EngagementFacts, policy: OffboardPolicy): AskGroup {
  const due = { dueAt: { hours: policy.leavingDays * 24 }, remindAt: [{ hours: policy.leavingDays * 12 }] };
  const group = engagementGroup(engagement, 'leaving', 'offboard', [
    {
      name: 'leaving/assets',
      kind: 'checklist',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'Give back what belongs to the client, and delete its data',
      detail: [{ label: 'Also', value: 'Keep only what the law makes you keep.' }],
      options: [{ value: 'returned', label: 'All is returned' }],
      ...due,
      escalate: { at: { hours: policy.leavingDays * 18 }, toRole: policy.escalateTo },
    },
    {
      name: 'leaving/interview',
      kind: 'interview',
      phase: 'offboard',
      to: { talent: engagement.talentId },
      question: 'How was the season with us?',
      detail: [{ label: 'Who reads it', value: 'It is shown without your name.' }],
      options: [
        { value: 'sent', label: 'Send' },
        { value: 'skipped', label: 'No answer', skipsForm: true },
      ],
      form: {
        type: 'object',
        properties: {
          again: { type: 'string', title: 'Would you come back next season?', enum: ['yes', 'maybe', 'no'] },
          better: {
            type: 'string',
            title: 'What should we do better?',
            maxLength: 2000,
            examples: ['Publish the shifts a week earlier.'],
          },
        },
        required: ['again'],
        additionalProperties: false,
      },
      ...due,
      // Nobody is kept waiting for an interview.
      onTimeout: 'skipped',
    },
  ]);
  return { ...group, workflowId: null };
}
