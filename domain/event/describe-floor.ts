import { countInWords } from '../engagement/words';
import type { EventTold, Told } from './describe';
import { numberOf, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

const classTitles: Readonly<Record<string, string>> = {
  made: 'planned',
  replanned: 'got another date',
  filling: 'is being filled',
  training: 'began',
  nesting: 'passed the classroom and nests',
  live: 'went live',
  cancelled: 'was cancelled',
};

const releaseTitles: Readonly<Record<string, string>> = {
  proposed: 'proposed',
  changed: 'changed by hand',
  signed: 'signed',
  refused: 'refused: nobody is released',
  applied: 'carried out',
};

/** What happened to the classes of a season, and with the lists of those who are released. */
export function describeFloor(thing: string, happened: string, { data }: EventTold): Part {
  const no = numberOf(data.no);
  switch (thing) {
    case 'wave':
      return {
        title: `Class ${no ?? ''} ${classTitles[happened] ?? happened.replaceAll('_', ' ')}`.replace('  ', ' '),
        detail: textOf(data.reason),
        ...(happened === 'made' && { weight: 'minor' }),
      };
    case 'release': {
      const title = releaseTitles[happened];
      if (!title) return { title: happened === 'volunteered' ? 'Asked to go first' : 'Took back to go first' };
      const people = numberOf(data.people);
      const detail = [
        people ? countInWords(people, 'person', 'people') : null,
        textOf(data.endsOn),
        textOf(data.reason),
      ];
      return { title: `Release list ${no ?? ''} ${title}`, detail: detail.filter(Boolean).join(', ') || null };
    }
    default:
      return { title: `Class ${happened.replaceAll('_', ' ')}`, weight: 'minor' };
  }
}
