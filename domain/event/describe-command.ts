import { commandNames } from '../command/kinds';
import { seasonCommandNames } from '../season/command-kinds';
import type { DateWords } from '../engagement/words';
import type { EventTold, Telling, Told } from './describe';
import { amountIn, sentenceCase, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

// Where both know a word it means the same.
const names = { ...seasonCommandNames, ...commandNames };

/** What somebody told an engagement or a season, and what became of it. */
export function describeCommand(happened: string, event: EventTold): Part {
  const kind = textOf(event.data.kind) as keyof typeof names | null;
  const name = sentenceCase((kind && names[kind]) ?? 'command');
  switch (happened) {
    case 'given':
      return { title: `${name} asked for` };
    case 'applied':
      return { title: `${name} carried out`, detail: textOf(event.data.outcome) };
    default:
      return { title: `${name} not carried out`, detail: textOf(event.data.outcome) };
  }
}

const endWords: Readonly<Record<string, string>> = {
  resignation: 'the talent resigned',
  termination: 'the client ended it',
  extension: 'an extension was agreed',
};

/** The end of an engagement moved, and why. */
export function describeEndMoved(event: EventTold, dates: DateWords): Part {
  const to = textOf(event.data.to);
  const why = textOf(event.data.why);
  return {
    title: to ? `It ends ${dates.on(to)} now` : 'The end moved',
    detail: (why && endWords[why]) ?? null,
  };
}

/** The deliverables changed by an agreed change order. */
export function describeScope(event: EventTold, telling: Telling): Part {
  const titles = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.map(String) : null);
  const dropped = titles(event.data.dropped)?.map((no) => telling.titles[Number(no)] ?? `deliverable ${no}`);
  const added = titles(event.data.added);
  const changed = titles(event.data.changed);
  const cap = amountIn(event.data.notToExceedMinor, event, telling);
  return {
    title: 'Scope changed as agreed',
    detail: [
      added && `new: ${added.join(', ')}`,
      changed && `changed: ${changed.join(', ')}`,
      dropped && `dropped: ${dropped.join(', ')}`,
      cap && `cap ${cap}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Work that nobody took on. */
export function describeWork(happened: string, event: EventTold): Part {
  const title = textOf(event.data.title) ?? 'work';
  return { title: happened === 'declined' ? `“${title}” declined` : `“${title}” not taken on in time` };
}
