import { effectWords } from './ask-words';
import type { EngagementStanding } from './standing';
import { quietStory, type Story } from './story';
import type { DateWords } from './words';

/** Something that was done outside is being taken back right now; null when nothing is. */
export function takingBack(engagement: EngagementStanding, dates: DateWords): Story | null {
  const undoing = engagement.effects.find(({ key, state }) => state === 'pending' && key.includes('/undo/'));
  if (!undoing) return null;
  return quietStory(
    {
      headline: 'Muster is at work.',
      told: `What was begun is being taken back: the ${effectWords(undoing, engagement)} is under way.`,
      waitingFor: 'Muster itself',
      whoseTurn: 'Muster',
      since: undoing.createdAt,
      next: {
        what: 'it goes on without that, or the engagement ends with the money and the seat free again',
        when: null,
      },
    },
    dates,
  );
}
