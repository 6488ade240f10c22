import { countInWords } from '../engagement/words';
import type { BulkAction, BulkPreview, BulkView } from './contract';

const deeds: Readonly<Record<BulkAction, { would: string; done: string }>> = {
  nudge: { would: 'would be reminded', done: 'reminded' },
  waive: { would: 'would be waived', done: 'waived' },
  reassign: { would: 'would be given away', done: 'given away' },
};

/** What can be taken back of an action, and what not. */
export const undoWords: Readonly<Record<BulkAction, string>> = {
  nudge: 'A mail that was sent can’t be taken back.',
  waive: 'A waiver can’t be taken back: the talent is not asked any more, and the run may have gone on.',
  reassign: 'It can be taken back as long as the question is open and still with its new owner.',
};

/** Whether anything of an action can be taken back. */
export function undoable(action: BulkAction): boolean {
  return action === 'reassign';
}

/** `3 of 4 questions would be reminded; 1 stays as it is.` */
export function previewSentence(action: BulkAction, { count, would }: Pick<BulkPreview, 'count' | 'would'>): string {
  if (count === 0) return 'No open question fits; nothing would happen.';
  const stay = count - would;
  const rest = stay === 0 ? '' : `; ${stay} ${stay === 1 ? 'stays as it is' : 'stay as they are'}`;
  return `${would} of ${countInWords(count, 'question')} ${deeds[action].would}${rest}.`;
}

/** `12 of 40 reminded, 1 left as it is; 27 to go.` */
export function batchSentence(
  batch: Pick<BulkView, 'action' | 'state' | 'count' | 'done' | 'refused' | 'left' | 'undone'>,
): string {
  const { count, done, refused, left, undone } = batch;
  const back = batch.state === 'undoing' || batch.state === 'undone';
  const parts = back
    ? [`${undone} of ${countInWords(undone + done + left, 'question')} given back`]
    : [`${done} of ${countInWords(count, 'question')} ${deeds[batch.action].done}`];
  if (back && done > 0) parts.push(`${done} ${done === 1 ? 'stays' : 'stay'} with the new owner`);
  if (!back && refused > 0) parts.push(`${refused} left as ${refused === 1 ? 'it is' : 'they are'}`);
  return `${parts.join(', ')}${left > 0 ? `; ${left} to go` : ''}.`;
}
