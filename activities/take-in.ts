import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { Applicant } from './ports';

/**
 * Takes over people who applied to a listing (`key`: its effect), as talent of this role. Gives their ids, and what each asks for.
 * Whoever takes it back between the marketplace's answer and this moment does not slip in.
 */
export async function takeIn(
  store: Store,
  tx: Tx,
  key: string,
  applied: readonly Applicant[],
  { role, jurisdiction }: { role: string; jurisdiction: string | null },
): Promise<{ ids: string[]; asks: Map<string, Applicant['ask'] | undefined> }> {
  const gone = new Set(
    (await store.hooks.reportsOf(tx, key))
      .filter(({ type }) => type === 'applicant.withdrawn')
      .map(({ body }) => body.data?.['applicant']),
  );
  const applicants = applied.filter(({ ref }) => !gone.has(ref));
  const ids = await store.talents.upsertTalents(
    tx,
    applicants.map((person) => ({
      sourceRef: `marketplace:${person.ref}`,
      name: person.name,
      email: person.email,
      timeZone: person.timeZone,
      jurisdiction,
      skills: person.skills,
      roles: [role],
      availableFrom: person.availableFrom,
      portfolio: person.portfolio,
    })),
    'system:marketplace',
    store.private,
  );
  return { ids, asks: new Map(ids.map((id, index) => [id, applicants[index]?.ask])) };
}
