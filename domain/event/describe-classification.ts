import type { DateWords } from '../engagement/words';
import type { EventTold, Told } from './describe';
import { textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

/** What happened to a classification after it was decided. */
export function describeClassification(happened: string, event: EventTold, dates: DateWords): Part {
  const { data } = event;
  switch (happened) {
    case 'challenged': {
      const due = textOf(data.dueAt);
      return { title: 'Classification challenged', detail: due ? `to be answered ${dates.on(due)}` : null };
    }
    case 'upheld':
      return { title: 'Challenge answered: the classification stands' };
    case 'changed': {
      const through = textOf(data.engagedThrough);
      return {
        title: `Classification changed: ${textOf(data.from) ?? '?'} → ${textOf(data.to) ?? '?'}`,
        detail: through && through !== 'undecided' ? `to be engaged through ${through.replaceAll('_', ' ')}` : null,
      };
    }
    case 'unanswered':
      return { title: 'Nobody answered the challenge in time', detail: 'the client owes tax and contributions itself' };
    default:
      return { title: `Classification ${happened.replaceAll('-', ' ')}` };
  }
}
