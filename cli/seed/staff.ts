import type { Store } from '../../adapters/db/store';
import type { Role } from '../../domain/roles';

/** The staff of an embedded stack: one of each role, so that every ask finds somebody. */
export const staff: readonly { email: string; name: string; title: string; roles: Role[] }[] = [
  { email: 'lead@client.example', name: 'Marta Duarte', title: 'Project lead, marketing', roles: ['lead'] },
  { email: 'approver@client.example', name: 'Henrik Vos', title: 'Head of marketing', roles: ['approver'] },
  { email: 'hr@client.example', name: 'Amara Nwosu', title: 'People operations', roles: ['hr'] },
  { email: 'engineer@client.example', name: 'Jonas Lind', title: 'Platform engineer', roles: ['engineer'] },
  { email: 'ops@client.example', name: 'Priya Raman', title: 'Head of operations', roles: ['ops'] },
  { email: 'auditor@client.example', name: 'Claire Dubois', title: 'Internal audit', roles: ['auditor'] },
  { email: 'admin@client.example', name: 'Sam Okoye', title: 'Administrator', roles: ['admin'] },
];

// The client of the examples is in California: its people read the same dates as its contracts say.
const timeZone = 'America/Los_Angeles';

/** Writes the staff of an embedded stack. Harmless when repeated. */
export async function seedStaff(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    for (const person of staff) await store.users.upsertUser(tx, { ...person, timeZone }, 'system:seed');
  });
}
