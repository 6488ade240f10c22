import type { Tx } from '../adapters/db/connection';
import { Unavailable } from '../domain/errors';
import type { EngagementFacts } from '../domain/engagement/facts';
import { runIds } from '../domain/ids';
import { offboardKeys } from '../domain/offboard/keys';
import { runEffect } from './effect';
import { proofOf, type JourneyPorts } from './journey';
import type { Person, Receipt } from './ports';

type AccessPorts = Pick<JourneyPorts, 'store' | 'world'>;
type Held = Receipt & { readBack: { active: boolean; roles: string[] } };

/** Whose access it is, and for which work; read once for all systems. */
export interface AccessHolder {
  engagement: EngagementFacts;
  person: Person;
}

interface Access {
  key: string;
  system: string;
  person: Person;
  engagementId: string;
  granting: boolean;
}

/** Reads who access is for, and for which work. */
export async function holderOf(store: JourneyPorts['store'], tx: Tx, engagementId: string): Promise<AccessHolder> {
  const engagement = await store.engagements.readEngagement(tx, engagementId);
  return { engagement, person: await store.private.personOf(tx, engagement.talentId) };
}

/**
 * Makes `system` hold what the person’s engagements say, and reads it back. Another engagement of the same person may change
 * what is right while the call is under way; so the answer is looked at again after it, until both agree.
 * Throws Unavailable when the system does not come to hold it: worth another try later.
 */
async function holdAccess({ store, world }: AccessPorts, access: Access): Promise<Held> {
  const { key, system, person } = access;
  let roles = await rolesToHold(store, access);
  for (let round = 1; round <= 3; round += 1) {
    const receipt = await world.identity.hold(key, { system, person, roles });
    const readBack = await world.identity.readBack(system, person.id);
    roles = await rolesToHold(store, access);
    if (agree(readBack, roles)) return { ...receipt, readBack };
  }
  throw new Unavailable(`${system} does not hold the roles that it should; it is asked again.`);
}

/** Before a repeat, and after a deed by hand: what the system holds is the only proof. Null when it is not what it should be. */
async function findAccess({ store, world }: AccessPorts, access: Access): Promise<Held | null> {
  const { key, system, person } = access;
  const readBack = await world.identity.readBack(system, person.id);
  return agree(readBack, await rolesToHold(store, access)) ? { providerRef: key, readBack } : null;
}

/** Takes an engagement’s roles away in one system and reads back that they are gone; keyed by the grant that ends. */
export async function revokeFrom(ports: AccessPorts, holder: AccessHolder, system: string): Promise<void> {
  const { id, accessGeneration } = holder.engagement;
  const key = offboardKeys.revoke(id, system, accessGeneration);
  await takeAccess(ports, holder, { key, system, operation: `revoke:${system}` });
}

/** Grants the engagement’s roles in one system under this key, and opens its leases with the read-back that proves it. */
export async function giveAccess(
  ports: AccessPorts,
  holder: AccessHolder,
  { key, system }: Pick<Change, 'key' | 'system'>,
): Promise<void> {
  await change(ports, holder, { key, system, operation: `grant:${system}`, granting: true });
}

/** Takes the engagement’s roles away in one system under this key, and closes its leases with the read-back that proves it. */
export async function takeAccess(
  ports: AccessPorts,
  holder: AccessHolder,
  taking: Omit<Change, 'granting'>,
): Promise<void> {
  await change(ports, holder, { ...taking, granting: false });
}

interface Change {
  key: string;
  system: string;
  operation: string;
  granting: boolean;
  compensates?: string;
}

async function change(
  ports: AccessPorts,
  { engagement, person }: AccessHolder,
  { key, system, operation, granting, compensates }: Change,
): Promise<void> {
  const { store } = ports;
  const access = { system, person, engagementId: engagement.id, granting };
  const settle = granting ? store.leases.openLeases : store.leases.closeLeases;
  await runEffect(
    store,
    {
      key,
      system: 'identity',
      operation,
      subject: engagement.id,
      thread: engagement.hireId,
      workflowId: runIds.engagement(engagement.id),
      ...(compensates === undefined ? {} : { compensates }),
    },
    { system, person: person.id },
    {
      call: (k) => holdAccess(ports, { key: k, ...access }),
      find: (k) => findAccess(ports, { key: k, ...access }),
      settle: (tx, done) => settle(tx, engagement.id, system, proofOf(system, done.readBack), 'system:identity'),
    },
  );
}

/** Whether a read-back shows just these roles. */
export function agree(readBack: { active: boolean; roles: readonly string[] }, roles: readonly string[]): boolean {
  const held = readBack.active ? [...readBack.roles].sort() : [];
  return held.join(' ') === [...roles].sort().join(' ');
}

function rolesToHold(
  store: JourneyPorts['store'],
  { person, system, engagementId, granting }: Access,
): Promise<string[]> {
  return store.leases.rolesToHold(store.reader, person.id, system, engagementId, granting);
}
