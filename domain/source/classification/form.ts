import type { AskSpec, JsonSchema } from '../../ask/contract';
import { addDays } from '../../calendar';
import type { EngagementFacts } from '../../engagement/facts';
import type { ClassificationAnswer } from '../classify';
import type { ClassificationPolicy } from './contract';

/** The questions of a rule set as a form: yes or no to each, the last answer filled in, none of them required. */
export function factorForm(rules: ClassificationPolicy, answers: readonly ClassificationAnswer[]): JsonSchema {
  const last = new Map(answers.map(({ factor, value }) => [factor, value]));
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(
        rules.factors.map(({ factor, question, help }) => [
          factor,
          {
            type: 'boolean',
            title: question,
            description: help,
            ...(last.has(factor) ? { default: last.get(factor) } : {}),
          },
        ]),
      ),
      evidence: {
        type: 'string',
        title: 'How do you know?',
        description: 'What is new since the last time; papers, dates, agreements.',
        maxLength: 1000,
      },
    },
    additionalProperties: false,
  };
}

/** The answers that such a form gives. What it repeats keeps its evidence; what is new has that of the form. */
export function answersOfForm(
  form: Readonly<Record<string, unknown>>,
  before: readonly ClassificationAnswer[],
  by: string,
): ClassificationAnswer[] {
  const { evidence, ...given } = form;
  return Object.entries(given).flatMap(([factor, value]): ClassificationAnswer[] => {
    if (typeof value !== 'boolean') return [];
    const same = before.find((answer) => answer.factor === factor && answer.value === value);
    return [same ?? { factor, value, evidence: typeof evidence === 'string' ? evidence : '', by }];
  });
}

/** Asks for the facts again, when a change or a date wants the classification looked at: the role that the rule set names. */
export function reassessAsk(
  engagement: EngagementFacts,
  last: { outcomeWord: string; summary: string; answers: readonly ClassificationAnswer[] },
  why: string,
  rules: ClassificationPolicy,
  now: string,
): AskSpec {
  const after = (days: number) => addDays(now, days, engagement.timeZone);
  return {
    name: 'reassess',
    kind: 'reassess',
    phase: engagement.phase,
    to: { role: rules.reassessBy },
    question: `“${engagement.title}”: are these still the facts of how the work is done?`,
    detail: [
      { label: 'Why now', value: why },
      { label: 'Decided so far', value: `${last.outcomeWord} (${last.summary})` },
      {
        label: 'Factors and evidence',
        value: engagement.title,
        href: `/console/engagements/${engagement.id}#classification`,
      },
    ],
    form: factorForm(rules, last.answers),
    options: [
      { value: 'same', label: 'Nothing has changed', skipsForm: true },
      { value: 'changed', label: 'These are the facts now' },
    ],
    dueAt: after(rules.reassessDueDays),
    remindAt: [after(rules.reassessDueDays / 2)],
    escalate: { at: after(rules.reassessDueDays * 0.8), toRole: rules.challenge.escalateTo },
  };
}
