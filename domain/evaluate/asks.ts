import type { AskGroup, AskOwner, AskSpec } from '../ask/contract';
import { policyName, type EngagementFacts } from '../engagement/facts';
import { groupKey } from '../ids';
import { peersGroup } from './keys';
import { periodInWords } from './words';

/** A window whose reviewers are asked. */
export interface ReviewedWindow {
  period: string;
  /** Title of the deliverable, when the window is about one. */
  title: string | null;
  closesAt: string;
  remindAt: string;
}

/**
 * Asks every reviewer how it was to work together. No run waits for it: what came in counts when the window closes, the rest
 * lapses. `payers` may not answer, whoever it is given to later.
 */
export function peerReviewAsks(
  engagement: EngagementFacts,
  window: ReviewedWindow,
  reviewers: readonly string[],
  payers: readonly string[],
): AskGroup {
  const about = window.title === null ? `“${engagement.title}”` : `“${window.title}” of “${engagement.title}”`;
  return {
    key: peersGroup(engagement.id, window.period),
    workflowId: null,
    thread: engagement.hireId,
    subject: engagement.id,
    policy: policyName('evaluate', engagement.policies),
    asks: reviewers.map((reviewer): AskSpec => ({
      name: `peers/${window.period}/${reviewer}`,
      kind: 'peer-review',
      phase: 'evaluate',
      to: ownerOf(reviewer),
      notBy: [...payers],
      question: `How was it to work with the ${engagement.role.replaceAll('-', ' ')} on ${about}?`,
      detail: [
        { label: 'What it is for', value: `part of the scorecard of ${periodInWords(window.period)}` },
        { label: 'Who sees it', value: 'the person sees only the mean of all reviews, never yours' },
      ],
      options: [
        { value: 'reviewed', label: 'Send' },
        { value: 'not-me', label: 'We did not work together', skipsForm: true },
      ],
      form: reviewForm,
      dueAt: window.closesAt,
      remindAt: [window.remindAt],
    })),
  };
}

const scale = (title: string) => ({ type: 'integer', title, minimum: 1, maximum: 5 });

const reviewForm = {
  type: 'object',
  properties: {
    reliable: scale('Could you rely on what was agreed? 1 never, 5 always'),
    clear: scale('Was it clear and timely between you? 1 never, 5 always'),
    again: scale('Would you work together again? 1 no, 5 gladly'),
    comment: { type: 'string', title: 'Comment', maxLength: 2000 },
  },
  required: ['reliable', 'clear', 'again'],
  additionalProperties: false,
};

/** The ratings of a peer’s answer, in any order; empty when it has none. */
export function ratingsIn(answer: Readonly<Record<string, unknown>> | null): number[] {
  return ['reliable', 'clear', 'again'].flatMap((name) => {
    const value = answer?.[name];
    return typeof value === 'number' ? [value] : [];
  });
}

/** Asks the person to take a refresher on entering a tier that asks for one. Nobody waits for it. */
export function refresherAsk(engagement: EngagementFacts, course: string, changeId: string, dueAt: string): AskGroup {
  return {
    key: groupKey(engagement.id, `refresher/${changeId}`),
    workflowId: null,
    thread: engagement.hireId,
    subject: engagement.id,
    policy: policyName('evaluate', engagement.policies),
    asks: [
      {
        name: 'refresher',
        kind: 'refresher',
        phase: 'evaluate',
        to: { talent: engagement.talentId },
        question: `Take the refresher “${course.replaceAll('-', ' ')}”`,
        detail: [{ label: 'Why', value: 'Your last ratings were lower than before; this helps to get back up.' }],
        options: [
          { value: 'done', label: 'I have taken it' },
          { value: 'not-now', label: 'Not now' },
        ],
        dueAt,
      },
    ],
  };
}

function ownerOf(reviewer: string): AskOwner {
  return reviewer.startsWith('tal_') ? { talent: reviewer } : { user: reviewer };
}
