import type { AskGroup } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { VettingPolicy } from '../policy/contract';
import { engagementGroup } from './asks';
import type { ClassificationDecision, EngagingEntity } from './classify';
import { vettingStretches } from './keys';

/** Who may engage, by what the person is: of the rule set, or of the vetting policy where there is none. */
export interface Engaging {
  contractor: readonly EngagingEntity[];
  employee: readonly EngagingEntity[];
}

/** What a person chose: how the engagement goes on, or that it stops. */
export type ReviewVerdict = { outcome: 'contractor' | 'employee'; through: EngagingEntity } | 'stop';

/**
 * The ways that a person may choose. Where the rules say `employee` being a contractor is none of them: an engagement
 * never goes on silently as something that it is not.
 */
export function reviewOptions(
  outcome: ClassificationDecision['outcome'],
  engaging: Engaging,
): { value: string; label: string }[] {
  const ways = (kind: 'contractor' | 'employee') =>
    engaging[kind].map((through) => ({ value: `${kind}:${through}`, label: entityLabels[kind][through] }));
  return [...(outcome === 'review' ? ways('contractor') : []), ...ways('employee')];
}

/** Reads the option that was chosen; null for none. */
export function verdictOf(option: string | null): ReviewVerdict | null {
  if (option === 'stop') return 'stop';
  const [outcome, through] = (option ?? '').split(':');
  if (outcome !== 'contractor' && outcome !== 'employee') return null;
  return through ? { outcome, through: through as EngagingEntity } : null;
}

const entityLabels: Readonly<Record<'contractor' | 'employee', Record<EngagingEntity, string>>> = {
  contractor: {
    sow_vendor: 'Contractor, under a statement of work',
    aor: 'Contractor, through an agent of record',
    eor: 'Contractor, through an employer of record',
    w2_seasonal: 'Contractor, on our payroll',
  },
  employee: {
    sow_vendor: 'Employee of a vendor, under a statement of work',
    aor: 'Employee, through an agent of record',
    eor: 'Employee of an employer of record',
    w2_seasonal: 'Our own seasonal employee (W-2)',
  },
};

/** Asks a person how the engagement may go on. Silence decides nothing; after the last round it ends. */
export function classificationAsk(
  engagement: EngagementFacts,
  occasion: string,
  round: number,
  decision: Pick<ClassificationDecision, 'outcome' | 'rationale' | 'ruleSet' | 'version'> & {
    missing: readonly string[];
  },
  engaging: Engaging,
  policy: VettingPolicy,
): AskGroup {
  const { classification } = policy;
  const employee = decision.outcome === 'employee';
  return engagementGroup(engagement, vettingStretches.classification(occasion, round), 'vetting', [
    {
      name: 'classification/review',
      kind: 'classification-review',
      phase: 'source',
      to: { role: classification.role },
      question: employee
        ? 'This must not be a contractor. Who engages the person?'
        : 'Decide how this person may be engaged',
      detail: [
        { label: 'The rules say', value: `${decision.outcome}, ${decision.ruleSet} ${decision.version}` },
        { label: 'Because', value: decision.rationale },
        ...(decision.missing.length > 0 ? [{ label: 'Not known', value: decision.missing.join('; ') }] : []),
        { label: 'The work', value: `${engagement.title} (${engagement.role.replaceAll('-', ' ')})` },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        ...reviewOptions(decision.outcome, engaging),
        { value: 'stop', label: 'End the engagement', needsReason: true, skipsForm: true },
      ],
      form: {
        type: 'object',
        properties: {
          rationale: { type: 'string', title: 'Why', minLength: 1, maxLength: 2000 },
          evidence: { type: 'string', title: 'What proves it', minLength: 1, maxLength: 2000 },
        },
        required: ['rationale', 'evidence'],
        additionalProperties: false,
      },
      dueAt: { hours: classification.days * 24 },
      remindAt: [{ hours: classification.days * 12 }],
      escalate: { at: { hours: classification.days * 18 }, toRole: classification.escalateTo },
    },
  ]);
}
