import { Conflict } from '../../domain/errors';
import type { TierRequest } from '../../domain/evaluate/contract';
import { tierInWords } from '../../domain/evaluate/words';
import type { Tx } from './connection';
import { latestEvaluatePolicy } from './policies';
import { lockTier, moveTier } from './tiers';

/** Moves a person to the tier that somebody decided on. Throws NotFound, or Conflict when the tier is another than they saw. */
export async function changeTierByHand(tx: Tx, talentId: string, request: TierRequest, by: string): Promise<void> {
  const person = await lockTier(tx, talentId);
  if (person.tier !== request.from)
    throw new Conflict(`The person has ${tierInWords(person.tier)} by now; look at the preview again.`, {
      tier: person.tier,
    });
  if (person.tier === request.to)
    throw new Conflict(`The person has ${tierInWords(request.to)} already; nothing would change.`, {
      tier: person.tier,
    });
  const { policy, name } = await latestEvaluatePolicy(tx);
  await moveTier(
    tx,
    person,
    { to: request.to, cause: 'person', reason: request.reason, source: null, scorecardId: null, by, policy: name },
    policy,
  );
}
