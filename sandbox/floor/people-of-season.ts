import { z } from 'zod';
import type { FloorDay } from './floor';

/** Somebody of a season, as the list of its members tells it. */
const Member = z.object({
  engagement: z.string(),
  talent: z.string(),
  state: z.string(),
  wave: z.number().nullable().default(null),
});
export type Member = z.infer<typeof Member>;

/** Who of a season is in one of these states. Throws `TryLater`. */
export async function membersIn({ api, campaign }: FloorDay, ...states: string[]): Promise<Member[]> {
  const found = [];
  for (const state of states)
    found.push(...(await api.list(`/v1/campaigns/${campaign}/members?state=${state}`, Member)));
  return found;
}
