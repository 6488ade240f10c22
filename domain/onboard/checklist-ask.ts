import type { AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { ChecklistItem, OnboardPolicy } from '../policy/contract';

/** An item of the checklist that is asked for, and the hours that are left for it. */
export interface ItemToDo {
  item: ChecklistItem;
  hours: number;
}

/** Asks the talent for one item of the checklist. */
export function checklistAsk(engagement: EngagementFacts, { item, hours }: ItemToDo, policy: OnboardPolicy): AskSpec {
  return {
    name: `${item.stage}/${item.item}`,
    kind: 'checklist',
    phase: 'onboard',
    to: { talent: engagement.talentId },
    question: item.title,
    detail: [
      { label: 'Why', value: item.help },
      { label: 'Takes about', value: `${item.minutes} minutes` },
    ],
    options: [{ value: 'done', label: item.done }],
    ...(item.form ? { form: item.form } : {}),
    personal: item.personal,
    ...within(hours, policy),
    escalate: { at: { hours: Math.min(policy.escalateAfterHours, hours * 0.8) }, toRole: policy.escalateTo },
  };
}

/** Due so many hours after the opening, with the policy’s reminders as far as they come before that. */
export function within(hours: number, policy: OnboardPolicy): Pick<AskSpec, 'dueAt' | 'remindAt'> {
  return {
    dueAt: { hours },
    remindAt: policy.remindAfterHours.filter((after) => after < hours).map((after) => ({ hours: after })),
  };
}
