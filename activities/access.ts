import { Unavailable } from '../domain/errors';
import { runIds } from '../domain/ids';
import { offboardKeys } from '../domain/offboard/keys';
import { runEffect } from './effect';
import { proofOf, type JourneyPorts } from './journey';
import type { Person, Receipt } from './ports';

/** Takes an engagement’s roles away in one system and reads back that they are gone; keyed by the grant that ends. */
export async function revokeFrom(
  { store, world }: Pick<JourneyPorts, 'store' | 'world'>,
  engagementId: string,
  system: string,
): Promise<void> {
  const { engagement, person } = await store.transaction(async (tx) => {
    const locked = await store.engagements.lockEngagement(tx, engagementId);
    return { engagement: locked, person: await store.private.personOf(tx, locked.talentId) };
  });
  await runEffect(
    store,
    {
      key: offboardKeys.revoke(engagementId, system, engagement.accessGeneration),
      system: 'identity',
      operation: `revoke:${system}`,
      subject: engagementId,
      thread: engagement.hireId,
      workflowId: runIds.engagement(engagementId),
    },
    { system, person: person.id },
    {
      call: (key) => holdAccess({ store, world }, { key, system, person, engagementId, granting: false }),
      // Before a repeat, and after a deed by hand: what the system holds is the only proof.
      find: async (key) => {
        const left = await store.transaction((tx) =>
          store.leases.rolesToHold(tx, person.id, system, engagementId, false),
        );
        const readBack = await world.identity.readBack(system, person.id);
        return agree(readBack, left) ? { providerRef: key, readBack } : null;
      },
      settle: (tx, done) =>
        store.leases.closeLeases(tx, engagementId, system, proofOf(system, done.readBack), 'system:identity'),
    },
  );
}

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
