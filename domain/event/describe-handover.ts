import { textOf } from './event-data';

/** What became of a handover that nobody wrote, or that lacks something. */
export function describeHandover(
  happened: string,
  data: Readonly<Record<string, unknown>>,
  showWritten: boolean,
): { title: string; detail?: string | null } {
  if (happened === 'lost') {
    const reason = showWritten ? textOf(data.reason) : null;
    return { title: 'What was known is lost', detail: reason ? `“${reason}”` : null };
  }
  return { title: 'Nobody wrote the handover', detail: 'the lead decides what becomes of it' };
}

/** What happened to a note or to a file that belongs to one. */
export function describeKnowledge(
  thing: 'knowledge' | 'file',
  happened: string,
  data: Readonly<Record<string, unknown>>,
): { title: string; weight?: 'minor' } {
  if (thing === 'file') return { title: happened === 'added' ? 'File added' : 'File taken away', weight: 'minor' };
  const kind = textOf(data.kind) ?? 'note';
  switch (happened) {
    case 'kept':
      return { title: `Kept for the next person: ${kind}` };
    case 'confirmed':
      return { title: `Confirmed to be still right: ${kind}` };
    case 'tagged':
      return { title: `Tags changed: ${kind}`, weight: 'minor' };
    default:
      return { title: `Knowledge ${happened}: ${kind}` };
  }
}
