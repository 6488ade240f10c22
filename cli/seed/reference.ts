import type { Store } from '../../adapters/db/store';
import { policySchemas, type PolicyKind } from '../../domain/policy/contract';
import { defaultPolicies } from '../../domain/policy/defaults';

/** Publishes version 1 of every policy that a database has none of. Harmless when repeated. */
export async function seedPolicies(store: Store): Promise<PolicyKind[]> {
  return store.transaction(async (tx) => {
    const known = new Set((await store.policies.list(tx)).map((policy) => policy.kind));
    const missing = (Object.keys(defaultPolicies) as PolicyKind[]).filter((kind) => !known.has(kind));
    for (const kind of missing) {
      const document = policySchemas[kind].parse(defaultPolicies[kind]);
      await store.policies.publish(tx, { kind, document, note: 'shipped with Muster', by: 'system:seed', after: 0 });
    }
    return missing;
  });
}
