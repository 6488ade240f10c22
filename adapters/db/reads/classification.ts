import { listOf, object } from './statement';

const step = {
  id: 'k.id',
  no: 'k.no',
  cause: 'k.cause',
  ruleSet: 'k.rule_set',
  version: 'k.version',
  outcome: 'k.outcome',
  outcomeWord: `coalesce(nullif(k.outcome_word, ''), k.outcome)`,
  summary: `coalesce(nullif(k.summary, ''), k.rationale)`,
  decidedBy: 'k.decided_by',
  decidedAt: 'k.decided_at',
};

/** A challenge (alias `c`) as one json object. */
export const challengeObject = object({
  id: 'c.id',
  classification: 'c.classification_id',
  reasons: 'c.reasons',
  raisedAt: 'c.raised_at',
  dueAt: 'c.due_at',
  state: 'c.state',
  answer: 'c.answer',
  answeredAt: 'c.answered_at',
});

/** The classification of an engagement that counts, with its history; null before there is any. */
export function classificationOf(engagement: string): string {
  return `(select ${object({
    ...step,
    jurisdiction: 'k.jurisdiction',
    test: 'k.test',
    engagedThrough: 'k.engaged_through',
    rationale: 'k.rationale',
    answers: 'k.answers',
    factors: 'k.factors',
    missing: 'k.missing',
    statement: 'k.statement',
    reassessAt: 'k.reassess_at',
    history: `(select json_agg(h.line order by h.no desc) from (select k.no, ${object(step)} as line
      from classification k where k.engagement_id = ${engagement}) h)`,
    challenges: listOf(
      challengeObject,
      `from classification_challenge c where c.engagement_id = ${engagement}`,
      'c.raised_at desc, c.id',
    ),
  })} from classification k where k.engagement_id = ${engagement} order by k.no desc limit 1)`;
}
