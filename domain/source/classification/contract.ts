import { z } from 'zod';

import { roles } from '../../roles';

/** Who engages a person: a vendor under an SOW, an agent of record, an employer of record, or the client by the season. */
export const engagingEntities = ['sow_vendor', 'aor', 'eor', 'w2_seasonal'] as const;
const EngagingEntity = z.enum(engagingEntities);

/** Changes after which a classification is looked at again, beside its date. */
export const reassessTriggers = ['rate', 'scope', 'extension', 'rule set'] as const;

export const factorName = z.string().regex(/^[a-z][a-zA-Z0-9]{1,63}$/, 'write a name like "setsOwnHours"');

/** One question of a rule set. Each has a yes or a no, and one of the two points to independence. */
export const ClassificationFactor = z.strictObject({
  factor: factorName,
  title: z.string().min(1).max(100),
  question: z.string().min(1).max(300).describe('As the client is asked.'),
  help: z.string().max(500),
  evidence: z.string().min(1).max(300).describe('What proves the answer.'),
  group: z.string().min(1).max(60).describe('Heading that it stands under, e.g. "behavioural control".'),
  independentWhen: z.boolean().describe('The answer that points to independence.'),
  weight: z.number().min(0).max(10).describe('In the weighing. 0: a condition or a prong only.'),
  inferredFrom: factorName
    .nullable()
    .describe('Unanswered, it leans the way that this factor does: the short answers stand in for the long ones.'),
});
export type ClassificationFactor = z.infer<typeof ClassificationFactor>;

/** A way out of the prongs: for listed roles, or claimed by one answer. All that it needs has to point to independence. */
export const Exemption = z.strictObject({
  exemption: z.string().min(1).max(60),
  law: z.string(),
  roles: z.array(z.string()).describe('Roles that it is for. (Empty: whoever claims it)'),
  claimedBy: factorName.nullable().describe('Answer that claims it, for whatever role.'),
  needs: z.array(factorName).min(1),
});
export type Exemption = z.infer<typeof Exemption>;

export const Prong = z.strictObject({ prong: z.enum(['A', 'B', 'C']), factor: factorName, fails: z.string() });
export type Prong = z.infer<typeof Prong>;

export const weighingTests = ['borello', 'common-law', 'off-payroll'] as const;

/** Weighs all factors: −1 is an employee in every respect, +1 independent in every respect. */
export const Weighing = z.strictObject({
  test: z.enum(weighingTests),
  title: z.string(),
  contractorAt: z.number().min(-1).max(1),
  employeeAt: z.number().min(-1).max(1),
  settledBy: z
    .array(z.strictObject({ factor: factorName, because: z.string() }))
    .describe('Answers that make a contractor by themselves.'),
});
export type Weighing = z.infer<typeof Weighing>;

/** How the person may contradict, and who answers by when. */
export const ChallengePolicy = z.strictObject({
  days: z.int().min(1).max(365).describe('Days to answer, the day of the challenge counted.'),
  role: z.enum(roles).describe('Who answers.'),
  remindDays: z.array(z.int().min(1)),
  escalateDays: z.int().min(1),
  escalateTo: z.enum(roles),
});
export type ChallengePolicy = z.infer<typeof ChallengePolicy>;

const fields = z.strictObject({
  ruleSet: z.string(),
  version: z.string(),
  effectiveFrom: z.iso.date(),
  jurisdiction: z.string(),
  source: z.string().describe('Law or guidance that the rule set follows.'),
  words: z
    .strictObject({ contractor: z.string(), employee: z.string(), review: z.string() })
    .describe('What the outcomes are called there, e.g. "outside IR35".'),
  factors: z.array(ClassificationFactor).min(1),
  exemptions: z.array(Exemption).describe('Whoever is exempt from the prongs is weighed.'),
  prongs: z.array(Prong).describe('All have to hold, or it is an employee. (Empty: everybody is weighed)'),
  weighing: Weighing,
  engagedThrough: z
    .strictObject({ contractor: z.array(EngagingEntity).min(1), employee: z.array(EngagingEntity).min(1) })
    .describe('Entities that may engage; the first is the usual one.'),
  statement: z.boolean().describe('The person gets a reasoned status determination statement.'),
  reassessDays: z.number().positive().max(3650).describe('When the classification is looked at again. Days.'),
  reassessBy: z.enum(roles).describe('Who is asked for the facts again.'),
  reassessDueDays: z.number().positive().max(365).describe('Time to answer that. Days.'),
  triggers: z.array(z.enum(reassessTriggers)),
  challenge: ChallengePolicy,
});

/** A dated rule set of classification: questions, weights, ways out and thresholds as data. */
export const ClassificationPolicy = fields.superRefine((rules, ctx) => {
  const names = rules.factors.map(({ factor }) => factor);
  const refuse = (path: (string | number)[], message: string) => ctx.addIssue({ code: 'custom', path, message });
  const known = (path: (string | number)[], factor: string | null) => {
    if (factor !== null && !names.includes(factor)) refuse(path, `“${factor}” is none of its factors`);
  };
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) refuse(['factors', i, 'factor'], `“${name}” is there twice`);
  });
  rules.factors.forEach(({ inferredFrom }, i) => known(['factors', i, 'inferredFrom'], inferredFrom));
  rules.exemptions.forEach(({ needs, claimedBy }, i) => {
    needs.forEach((factor, j) => known(['exemptions', i, 'needs', j], factor));
    known(['exemptions', i, 'claimedBy'], claimedBy);
  });
  rules.prongs.forEach(({ factor }, i) => known(['prongs', i, 'factor'], factor));
  rules.weighing.settledBy.forEach(({ factor }, i) => known(['weighing', 'settledBy', i, 'factor'], factor));
  if (rules.weighing.contractorAt <= rules.weighing.employeeAt)
    refuse(['weighing', 'contractorAt'], 'must lie above employeeAt');
  if (!rules.factors.some(({ weight }) => weight > 0)) refuse(['factors'], 'one at least needs a weight');
});
export type ClassificationPolicy = z.infer<typeof ClassificationPolicy>;

/** One factor of a decision, as it was seen and counted. */
export const SeenFactor = z.strictObject({
  factor: z.string(),
  title: z.string(),
  group: z.string(),
  value: z.boolean().nullable().describe('null: not answered.'),
  leans: z.enum(['independent', 'employed']).nullable(),
  weight: z.number(),
  points: z.number().describe('+weight for independence, −weight for employment, 0 when not known.'),
  evidence: z.string(),
  by: z.string().nullable(),
  inferredFrom: z.string().nullable().describe('The answer that stood in for this one.'),
});
export type SeenFactor = z.infer<typeof SeenFactor>;

/** What a person still has to find out or prove. */
export const MissingEvidence = z.strictObject({
  factor: z.string(),
  title: z.string(),
  why: z.enum(['not answered', 'no evidence']),
  needs: z.string(),
});
export type MissingEvidence = z.infer<typeof MissingEvidence>;

/** Body of `POST /v1/engagements/{id}/classification/challenge`. */
export const ClassificationChallenge = z.strictObject({
  reasons: z
    .string()
    .trim()
    .min(20, 'say why, in a sentence or two')
    .max(4000)
    .describe('Why the decision is wrong, in your own words.'),
});
export type ClassificationChallenge = z.infer<typeof ClassificationChallenge>;
