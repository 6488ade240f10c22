import { Unavailable } from '../domain/errors';
import type { JourneyPorts } from './journey';
import type { Person, Receipt } from './ports';

/**
 * Makes `system` hold what the person’s engagements say, and reads it back. Another engagement of the same person may change
 * what is right while the call is under way; so the answer is looked at again after it, until both agree.
 * Throws Unavailable when the system does not come to hold it: worth another try later.
 */
export async function holdAccess(
  { store, world }: Pick<JourneyPorts, 'store' | 'world'>,
  access: { key: string; system: string; person: Person; engagementId: string; granting: boolean },
): Promise<Receipt & { readBack: { active: boolean; roles: string[] } }> {
  const { key, system, person, engagementId, granting } = access;
  const right = () =>
    store.transaction((tx) => store.leases.rolesToHold(tx, person.id, system, engagementId, granting));
  let roles = await right();
  for (let round = 1; round <= 3; round += 1) {
    const receipt = await world.identity.hold(key, { system, person, roles });
    const readBack = await world.identity.readBack(system, person.id);
    roles = await right();
    if (agree(readBack, roles)) return { ...receipt, readBack };
  }
  throw new Unavailable(`${system} does not hold the roles that it should; it is asked again.`);
}

/** Whether a read-back shows just these roles. */
export function agree(readBack: { active: boolean; roles: readonly string[] }, roles: readonly string[]): boolean {
  const held = readBack.active ? [...readBack.roles].sort() : [];
  return held.join(' ') === [...roles].sort().join(' ');
}
