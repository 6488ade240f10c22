import { sentenceCase, textOf } from './event-data';
import type { EventTold, Telling, Told } from './describe';

type Part = { title: string } & Partial<Told>;

/** A waived item, a lost asset: what a person let pass, and why. */
export function describeChecklist(happened: string, event: EventTold, telling: Telling): Part {
  const title = textOf(event.data.title) ?? 'Item';
  if (happened !== 'waived') return { title: `${sentenceCase(happened)}: ${title}` };
  return { title: `Waived: ${title}`, detail: telling.showWritten ? quoted(event.data.reason) : null };
}

/** What was handed out. */
export function describeAsset(happened: string, event: EventTold): Part {
  const title = textOf(event.data.title) ?? 'Something handed out';
  return { title: happened === 'lost' ? `Not given back: ${title}` : `${sentenceCase(happened)}: ${title}` };
}

/** Access that was never there: gone on without, with a reason, or dropped with its engagement. Null: granted or gone. */
export function describeMissingLease(happened: string, event: EventTold, telling: Telling): Part | null {
  const what = `${textOf(event.data.system) ?? 'a system'} (${textOf(event.data.role) ?? 'role'})`;
  if (happened === 'waived')
    return { title: `Gone on without access: ${what}`, detail: telling.showWritten ? quoted(event.data.reason) : null };
  if (happened === 'dropped') return { title: `Planned access dropped: ${what}`, weight: 'minor' };
  return null;
}

function quoted(reason: unknown): string | null {
  const text = textOf(reason);
  return text ? `“${text}”` : null;
}
