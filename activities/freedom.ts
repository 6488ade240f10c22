import { canOffer, type Term } from '../domain/source/overlap';
import type { ApplicationRecord } from '../adapters/db/applications';
import type { Tx } from '../adapters/db/connection';
import type { HireRecord } from '../adapters/db/hires';
import type { Store } from '../adapters/db/store';
import { policyOf } from './journey';
import { termOf } from './people';

/** Who fits and may get an offer for the hire’s days, best first. */
export async function freeOnes(
  store: Store,
  tx: Tx,
  hire: HireRecord,
  applications: readonly ApplicationRecord[],
): Promise<ApplicationRecord[]> {
  const screened = applications.filter((a) => a.state === 'screened');
  return screened.filter(await freedom(store, tx, hire, screened));
}

/** Whether each of these people may get an offer for the hire’s days, by what they have already. */
export async function freedom(
  store: Store,
  tx: Tx,
  hire: HireRecord,
  people: readonly ApplicationRecord[],
): Promise<(person: ApplicationRecord) => boolean> {
  const { engagementsAtOnce } = await policyOf(store, tx, hire.policies, 'source');
  const wanted: Term = termOf(hire);
  const busy = await store.terms.openTerms(
    tx,
    people.map((a) => a.talentId),
  );
  return (person) => canOffer(wanted, busy.get(person.talentId) ?? [], engagementsAtOnce);
}
