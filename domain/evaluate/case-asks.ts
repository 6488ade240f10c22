import type { AskDetail, AskGroup, AskSpec, AskSpan } from '../ask/contract';
import { runIds } from '../ids';
import type { EvaluatePolicy } from './policy-contract';
import type { MetricScore, Tier } from './score';
import { caseGroup } from './keys';
import { metricInWords, tierInWords } from './words';

/** A question about a rating that a person has to decide: a disputed metric, tier D, or an appeal. */
export interface CaseFacts {
  id: string;
  kind: 'dispute' | 'demotion' | 'appeal';
  /** What the talent says, or what the rule found. */
  reason: string;
  /** Who rated or decided before: they may not decide this. */
  notBy: readonly string[];
  engagementId: string | null;
  subject: string;
  thread: string;
  /** `evaluate@1`. */
  policy: string;
  /** Title of the engagement, when it is about one. */
  title: string | null;
  talentId: string;
  metric: MetricScore | null;
  /** The tiers before and after the decision that is appealed, or that would follow. */
  tiers: { from: Tier | null; to: Tier | null };
  against: 'tier' | 'suspension' | 'release' | null;
}

/** The calendar by which the time to decide counts: the talent’s. */
export interface CaseCalendar {
  timeZone: string;
  jurisdiction: string;
}

/**
 * The question that decides a case, for the `round`-th time: a dispute or an appeal is asked again until somebody decides it.
 * Silence never gives tier D.
 */
export function caseAsk(facts: CaseFacts, round: number, policy: EvaluatePolicy, calendar: CaseCalendar): AskGroup {
  const terms = policy[facts.kind];
  const within = (businessDays: number): AskSpan => ({ businessDays, ...calendar });
  return {
    key: caseGroup(facts.subject, facts.id, round),
    workflowId: runIds.ratingCase(facts.id),
    thread: facts.thread,
    subject: facts.subject,
    policy: facts.policy,
    asks: [
      {
        name: `rating/${facts.kind}`,
        kind: `rating-${facts.kind}`,
        phase: 'evaluate',
        to: { role: round === 1 ? terms.role : terms.escalateTo },
        notBy: [...facts.notBy],
        ...questions[facts.kind](facts),
        dueAt: within(terms.decideBusinessDays),
        remindAt: [within(Math.max(1, terms.decideBusinessDays - 2))],
        escalate: { at: within(Math.max(1, terms.decideBusinessDays - 1)), toRole: terms.escalateTo },
      },
    ],
  };
}

type Question = Pick<AskSpec, 'question' | 'detail' | 'options' | 'form' | 'onTimeout'>;

const questions: Readonly<Record<CaseFacts['kind'], (facts: CaseFacts) => Question>> = {
  dispute: (facts) => ({
    question: `Is the rating “${metricOf(facts)}” of ${about(facts)} right?`,
    detail: [
      { label: 'What the person says', value: facts.reason },
      ...(facts.metric
        ? [
            { label: 'Observed', value: `${facts.metric.raw.toFixed(1)} of 100 in ${facts.metric.samples} results` },
            {
              label: 'Counted',
              value: `${facts.metric.value.toFixed(1)} of 100, as small samples are pulled to the mean`,
            },
          ]
        : []),
      ...links(facts),
    ],
    options: [
      { value: 'uphold', label: 'The rating stands', needsReason: true, skipsForm: true },
      { value: 'correct', label: 'Correct it', needsReason: true },
      { value: 'leave-out', label: 'Leave it out', needsReason: true, skipsForm: true },
    ],
    form: {
      type: 'object',
      properties: {
        raw: { type: 'number', title: 'What should have been observed, 0 to 100', minimum: 0, maximum: 100 },
      },
      required: ['raw'],
      additionalProperties: false,
    },
  }),
  demotion: (facts) => ({
    question: `Give tier D after ${about(facts)}?`,
    detail: [
      { label: 'What the rule found', value: facts.reason },
      { label: 'What tier D means', value: 'no new offers; running work goes on; the person may appeal' },
      ...links(facts),
    ],
    options: [
      { value: 'keep', label: 'No, tier C', needsReason: true },
      { value: 'confirm', label: 'Yes, tier D', needsReason: true },
    ],
    onTimeout: 'keep',
  }),
  appeal: (facts) => ({
    question: appealed[facts.against ?? 'tier'](facts),
    detail: [{ label: 'What the person says', value: facts.reason }, ...links(facts)],
    options: [
      { value: 'uphold', label: 'It stands', needsReason: true },
      { value: 'restore', label: undone[facts.against ?? 'tier'](facts), needsReason: true },
    ],
  }),
};

type Against = Readonly<Record<'tier' | 'suspension' | 'release', (facts: CaseFacts) => string>>;

const appealed: Against = {
  tier: ({ tiers }) => `Does the decision from ${tierInWords(tiers.from)} to ${tierInWords(tiers.to)} stand?`,
  suspension: (facts) => `Does the suspension of ${about(facts)} stand?`,
  release: (facts) => `Does the early end of ${about(facts)} stand?`,
};

const undone: Against = {
  tier: ({ tiers }) => `Back to ${tierInWords(tiers.from)}`,
  suspension: () => 'The work goes on',
  // What has ended stays ended: access is gone and the handover is under way.
  release: () => 'It was wrong: the person may work here again',
};

function metricOf({ metric }: CaseFacts): string {
  return metric ? (metricInWords(metric.metric) ?? metric.metric) : '';
}

function about({ title }: CaseFacts): string {
  return title === null ? 'the last work' : `“${title}”`;
}

function links({ engagementId, talentId, title }: CaseFacts): AskDetail[] {
  return [
    ...(engagementId !== null && title !== null
      ? [{ label: 'The engagement', value: title, href: `/console/engagements/${engagementId}` }]
      : []),
    { label: 'Scorecards and tiers so far', value: 'the page of the person', href: `/console/talent/${talentId}` },
  ];
}
