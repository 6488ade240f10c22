import { showDate } from '../../domain/calendar';
import type { EngagementFacts } from '../../domain/engagement/facts';
import { capital } from '../../domain/engagement/words';
import { expiringInWords, missingForNewWork } from '../../domain/radar/rules';
import { now } from './clock';
import type { Tx } from './connection';
import { expiryFacts } from './reads/expiry-facts';
import { radarPolicy } from './reads/radar-policy';

/** Why an engagement gets no new work now, with the remedy, since something that it needs ran out; null when nothing did. */
export async function whyNoNewWork(
  tx: Tx,
  engagement: Pick<EngagementFacts, 'id' | 'timeZone'>,
): Promise<string | null> {
  const [facts] = await expiryFacts(tx, { sql: 'e.id = :engagement', bindings: { engagement: engagement.id } });
  if (!facts) return null;
  const { policy } = await radarPolicy(tx);
  const [missing] = missingForNewWork(facts.things, facts, policy, await now(tx));
  if (!missing) return null;
  const since = showDate(missing.until, engagement.timeZone);
  return `${capital(expiringInWords(missing))} ran out on ${since}; have it renewed before new work is given out (pay goes on)`;
}
