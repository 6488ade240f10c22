import type { AskGroup } from '../../ask/contract';
import { addDays } from '../../calendar';
import type { EngagementFacts } from '../../engagement/facts';
import { groupKey, runIds } from '../../ids';
import type { ClassificationDecision } from '../classify';
import { otherOutcome } from './challenge';
import type { ClassificationPolicy } from './contract';

/** Questions that outlive the engagement: a challenge that came in time is answered all the same. */
export const challengeKinds: readonly string[] = ['challenge', 'challenge-answer'];

/** A challenge as its asks need it. Instants ISO 8601. */
export interface ChallengeFacts {
  id: string;
  reasons: string;
  raisedAt: string;
  dueAt: string;
}

type Decided = ClassificationDecision & { decidedBy: string };

/** Asks a person, never the one who decided, whether a challenged decision was right. Both answers need their reasons. */
export function challengeAsk(
  engagement: EngagementFacts,
  challenge: ChallengeFacts,
  decision: Decided,
  { policy, rules }: { policy: string; rules: ClassificationPolicy },
): AskGroup {
  const other = otherOutcome(decision.outcome) ?? 'employee';
  const { role, remindDays, escalateDays, escalateTo } = rules.challenge;
  const after = (days: number) => addDays(challenge.raisedAt, days, engagement.timeZone);
  return group(engagement, challenge, 'answer', policy, {
    name: 'challenge',
    kind: 'challenge',
    phase: engagement.phase,
    to: { role },
    notBy: decision.decidedBy.startsWith('user_') ? [decision.decidedBy] : [],
    question: `“${engagement.title}”: was it right to classify this as ${decision.outcomeWord}?`,
    detail: [
      { label: 'What the person says', value: challenge.reasons },
      { label: 'Decided so far', value: `${decision.outcomeWord} (${decision.summary})` },
      { label: 'Factors and evidence', value: engagement.title, href: classificationPage(engagement.id) },
      ...(rules.statement
        ? [
            {
              label: 'Why by then',
              value: 'The law gives this date. Without an answer, tax and contributions are owed by the client itself.',
            },
          ]
        : []),
    ],
    options: [
      { value: 'uphold', label: 'It was right', needsReason: true },
      { value: other, label: `It was wrong: ${rules.words[other]}`, needsReason: true },
    ],
    dueAt: challenge.dueAt,
    remindAt: remindDays.map(after),
    escalate: { at: after(escalateDays), toRole: escalateTo },
  });
}

/** Tells the person what the answer to the challenge is. */
export function answeredNotice(
  engagement: EngagementFacts,
  challenge: ChallengeFacts,
  told: { changed: boolean; outcomeWord: string; answer: string },
  policy: string,
): AskGroup {
  return group(engagement, challenge, 'told', policy, {
    name: 'challenge-answer',
    kind: 'challenge-answer',
    phase: engagement.phase,
    to: { talent: engagement.talentId },
    question: told.changed ? 'You were right: your status was changed' : 'Your challenge was answered',
    detail: [
      { label: 'The answer', value: told.answer },
      { label: 'Your status', value: told.outcomeWord },
      { label: 'All of it', value: 'How your status was decided', href: `/portal/status/${engagement.id}` },
    ],
    options: [{ value: 'read', label: 'I have read it' }],
    dueAt: { hours: readWithinHours },
    remindAt: [{ hours: readWithinHours / 2 }],
    onTimeout: 'read',
  });
}

// A mere acknowledgement: the answer counts whether or not it is read.
const readWithinHours = 14 * 24;

function group(
  engagement: EngagementFacts,
  challenge: ChallengeFacts,
  stretch: string,
  policy: string,
  ask: AskGroup['asks'][number],
): AskGroup {
  return {
    key: groupKey(challenge.id, stretch),
    workflowId: runIds.challenge(challenge.id),
    thread: engagement.hireId,
    subject: engagement.id,
    policy,
    asks: [ask],
  };
}

const classificationPage = (engagementId: string) => `/console/engagements/${engagementId}#classification`;
