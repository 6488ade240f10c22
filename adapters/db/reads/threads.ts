import type { EventView } from '../../../domain/event/contract';
import type { Reader } from '../connection';

/** Knows which story (hire or season) an engagement belongs to; that never changes, so it is asked once. */
export interface Threads {
  /** Looks up what is not known of these events' subjects. */
  learn(events: readonly EventView[]): Promise<void>;
  /** The root of the subject's story, or the subject itself. */
  of(subject: string): string;
}

/** Creates a memory of at most 10,000 engagements. */
export function createThreads(db: Reader): Threads {
  const known = new Map<string, string>();

  async function learn(events: readonly EventView[]): Promise<void> {
    const unknown = new Set(
      events.map((event) => event.subject).filter((id) => id.startsWith('eng_') && !known.has(id)),
    );
    if (unknown.size === 0) return;
    if (known.size > 10_000) known.clear();
    const rows = await db('engagement')
      .whereIn('id', [...unknown])
      .select<{ id: string; root: string | null }[]>('id', db.raw('coalesce(hire_id, campaign_id) as root'));
    for (const row of rows) if (row.root !== null) known.set(row.id, row.root);
  }

  return { learn, of: (subject) => known.get(subject) ?? subject };
}
