import { z } from 'zod';
import type { FloorClient } from './client';

/** Somebody of a class, as far as the floor needs them. */
const Member = z.object({
  engagement: z.string(),
  talent: z.object({ id: z.string() }).transform(({ id }) => id),
  state: z.string(),
  passedAt: z.string().nullable(),
});
export type Member = z.infer<typeof Member>;

const Class = z.object({
  no: z.number(),
  state: z.string(),
  classroomOn: z.string(),
  nestingOn: z.string(),
  liveOn: z.string(),
});

const ClassSheet = Class.extend({
  /** The confirmation that is asked for now. */
  confirm: z.object({ stage: z.enum(['week', 'day']) }).nullable(),
  members: z.array(Member),
});
export type ClassSheet = z.infer<typeof ClassSheet>;

const Classes = z.object({ items: z.array(Class) });

/** The classes of a season that were begun to be filled, with their people. Throws `TryLater`. */
export async function readClasses(api: FloorClient, campaign: string): Promise<ClassSheet[]> {
  const classes = (await api.get(`/v1/campaigns/${campaign}/waves`, Classes))?.items ?? [];
  const found: ClassSheet[] = [];
  for (const { no, state } of classes) {
    if (state === 'planned' || state === 'cancelled') continue;
    const sheet = await api.get(`/v1/campaigns/${campaign}/waves/${no}`, ClassSheet);
    if (sheet) found.push(sheet);
  }
  return found;
}

/** Whoever is in one of these states, of all classes. */
export function membersIn(classes: readonly ClassSheet[], ...states: string[]): Member[] {
  return classes.flatMap(({ members }) => members.filter(({ state }) => states.includes(state)));
}
