import fs from 'node:fs';
import path from 'node:path';

import type { Store } from '../../adapters/db/store';
import { root } from '../stack/paths';

/** A note of the shipped set, as `examples/knowledge/notes.json` holds it. */
export interface ShippedNote {
  id: string;
  kind: string;
  role: string;
  systems: string[];
  skills: string[];
  title: string;
  body: string;
  /** Days since it was last said to be right. */
  ageDays: number;
  usefulYes: number;
  usefulNo: number;
  /** Notes of one source come from one piece of work. */
  source: string;
}

/** A question of the shipped set: who asks, and the notes that answer it. */
export interface ShippedQuestion {
  /** Only `dev` was looked at while ranking was tuned. */
  set: 'dev' | 'held-out';
  q: string;
  answers: string[];
  role: string | null;
  systems: string[];
}

/** The shipped set: 60 notes with near-duplicates, and 30 questions in other words than the notes. */
export function shippedSet(): { notes: ShippedNote[]; questions: ShippedQuestion[] } {
  const read = <T>(name: string) =>
    JSON.parse(fs.readFileSync(path.join(root, 'examples', 'knowledge', `${name}.json`), 'utf8')) as T[];
  return { notes: read<ShippedNote>('notes'), questions: read<ShippedQuestion>('questions') };
}

/** Writes the shipped notes into a database as if people had kept them; their ids become `know_set_<id>`. */
export async function writeNotes(store: Store, notes: readonly ShippedNote[]): Promise<void> {
  await store.transaction(async (tx) => {
    const now = Date.parse(await store.clock.now(tx));
    await tx('knowledge').insert(
      notes.map((note) => {
        const at = new Date(now - note.ageDays * 86_400_000).toISOString();
        return {
          id: noteId(note.id),
          kind: note.kind,
          role: note.role,
          systems: note.systems,
          skills: note.skills,
          title: note.title,
          body: note.body,
          state: 'kept',
          confirmed_by: 'system:set',
          confirmed_at: at,
          created_at: at,
          kept_at: at,
          useful_yes: note.usefulYes,
          useful_no: note.usefulNo,
        };
      }),
    );
  });
}

/** The id of a shipped note in a database. */
export const noteId = (id: string) => `know_set_${id}`;
