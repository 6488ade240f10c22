import type { AskDetail, AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OnboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { checklistAsk, within, type ItemToDo } from './checklist-ask';
import { onboardKeys, onboardStretches } from './keys';

/** What one round of training and orientation asks for. */
export interface OrientationRound {
  round: number;
  /** The enrolment to pass; null: a certificate is there already, or a person waived the course. */
  attempt: number | null;
  items: readonly ItemToDo[];
  briefing: readonly { id: string; title: string; excerpt: string }[];
  /** Name and mail address of the lead. */
  contact: string;
}

/** Training and orientation, after access is there: the course, and trying the tools. */
export function orientationAsks(
  engagement: EngagementFacts,
  { round, attempt, items, briefing, contact }: OrientationRound,
  policy: OnboardPolicy,
): AskGroup {
  const known: AskDetail[] = [
    ...briefing.map((entry) => ({
      label: 'From earlier work',
      value: entry.excerpt ? `${entry.title} – ${entry.excerpt}` : entry.title,
      href: `/portal/knowledge/${entry.id}`,
    })),
    { label: 'Your contact', value: contact },
    {
      label: 'When stuck',
      value: 'Write to your contact; after a day without an answer, answer any mail of ours.',
    },
  ];
  return engagementGroup(engagement, onboardStretches.orientation(round), 'onboard', [
    ...(attempt === null ? [] : [courseAsk(engagement, attempt, policy)]),
    ...items.map((item): AskSpec => {
      const ask = checklistAsk(engagement, item, policy);
      return item.item.item === 'briefing' ? { ...ask, detail: [...(ask.detail ?? []), ...known] } : ask;
    }),
  ]);
}

function courseAsk(engagement: EngagementFacts, attempt: number, policy: OnboardPolicy): AskSpec {
  return {
    name: 'course',
    kind: 'course',
    phase: 'onboard',
    to: { talent: engagement.talentId },
    question: attempt === 1 ? 'Take the course on working safely' : 'Take the course on working safely once more',
    detail: [
      { label: 'What it is', value: 'a short lesson and three questions; you have several tries' },
      ...(attempt === 1
        ? []
        : [{ label: 'Why again', value: 'It was not passed. You were booked anew, with new tries and a new date.' }]),
    ],
    options: [
      { value: 'passed', label: 'Passed' },
      { value: 'failed', label: 'Failed' },
    ],
    via: { effect: onboardKeys.course(engagement.id, attempt) },
    ...within(policy.itemDays * 24, policy),
  };
}
