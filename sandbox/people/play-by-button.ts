import { z } from 'zod';
import { createFloorClient } from '../floor/client';
import { Refusal } from '../support/problems';
import type { Plays } from './plays';

const patienceMs = 10_000;

/** What a floor has to know of a season: its zone, how long a contact takes, and how many pass which stage. */
const PlanOfSeason = z.object({
  request: z.object({
    timeZone: z.string(),
    service: z.object({ ahtSeconds: z.number() }),
    yields: z.record(z.string(), z.number()),
  }),
});

/**
 * The play of a story whose button is pressed. A season gets a floor with it, where a key was lent for one: otherwise nobody
 * would check its people in, and they would count as not come. Throws `Refusal` when the season cannot be read.
 */
export async function playByButton(
  thread: string,
  { seed, plays, apiUrl }: { seed: number; plays: Plays; apiUrl: string | null },
): Promise<object> {
  const key = plays.floorKey();
  if (!thread.startsWith('camp_') || key === null || apiUrl === null) return { thread, seed };
  const api = createFloorClient({ apiUrl, key, stopping: AbortSignal.timeout(patienceMs) });
  const plan = await api.get(`/v1/campaigns/${encodeURIComponent(thread)}/plan`, PlanOfSeason).catch(() => null);
  if (plan === null)
    throw new Refusal(503, 'no-season', 'The season could not be read just now; press the button again');
  const { timeZone, service, yields } = plan.request;
  const floor = { key, ahtSeconds: service.ahtSeconds };
  return { thread, seed, season: { seed, timeZone, yields, floor } };
}
