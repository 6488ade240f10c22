import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { ChecklistItem, OnboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { onboardKeys } from './keys';

/** Contract and compliance in one group: both signatures and every paper the person owes. */
export function papersAsks(engagement: EngagementFacts, sowDocument: string, policy: OnboardPolicy): AskGroup {
  const sign = (party: 'talent' | 'client'): AskSpec => ({
    name: `sign/${party}`,
    kind: 'sign',
    phase: 'onboard',
    to: party === 'talent' ? { talent: engagement.talentId } : { user: engagement.leadId },
    question: `Sign the contract for “${engagement.title}”`,
    detail: [{ label: 'Read it first', value: 'Statement of work (PDF)', href: `/v1/documents/${sowDocument}` }],
    options: [
      { value: 'signed', label: 'Signed' },
      { value: 'declined', label: 'Declined', needsReason: true },
    ],
    via: { effect: onboardKeys.sow(engagement.id), party },
    dueAt: { hours: policy.signatureDays * 24 },
    remindAt: policy.remindAfterHours.map((hours) => ({ hours })),
  });
  const papers = policy.checklist.filter((item) => item.stage === 'compliance' && item.owner === 'talent');
  return engagementGroup(engagement, 'papers', 'onboard', [
    sign('talent'),
    sign('client'),
    ...papers.map((item) => checklistAsk(engagement, item, policy)),
  ]);
}

/** Training and orientation, after access is there: the course, and trying the tools. */
export function orientationAsks(
  engagement: EngagementFacts,
  briefing: readonly { id: string; title: string; excerpt: string }[],
  contact: string,
  policy: OnboardPolicy,
): AskGroup {
  const items = policy.checklist.filter((item) => item.stage === 'orientation' && item.owner === 'talent');
  const course: AskSpec = {
    name: 'course',
    kind: 'course',
    phase: 'onboard',
    to: { talent: engagement.talentId },
    question: 'Take the course on working safely',
    detail: [{ label: 'What it is', value: 'a short lesson and three questions; you have several tries' }],
    options: [
      { value: 'passed', label: 'Passed' },
      { value: 'failed', label: 'Failed' },
    ],
    via: { effect: onboardKeys.course(engagement.id) },
    dueAt: { hours: policy.itemDays * 24 },
    remindAt: policy.remindAfterHours.map((hours) => ({ hours })),
  };
  return engagementGroup(engagement, 'orientation', 'onboard', [
    course,
    ...items.map((item): AskSpec => {
      const ask = checklistAsk(engagement, item, policy);
      if (item.item !== 'briefing') return ask;
      return {
        ...ask,
        detail: [
          ...(ask.detail ?? []),
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
        ],
      };
    }),
  ]);
}

function checklistAsk(engagement: EngagementFacts, item: ChecklistItem, policy: OnboardPolicy): AskSpec {
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
    dueAt: { hours: policy.itemDays * 24 },
    remindAt: policy.remindAfterHours.map((hours) => ({ hours })),
    escalate: { at: { hours: policy.escalateAfterHours }, toRole: policy.escalateTo },
  };
}
