import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Reader, Tx } from './connection';
import { append } from './events';

/** Right of one person to one role in one system, for the time of one engagement. */
export interface LeaseRecord {
  id: string;
  system: string;
  role: string;
  state: 'planned' | 'open' | 'revoked' | 'dropped';
}

/** Plans the leases that an engagement asks for, once. */
export async function planLeases(
  tx: Tx,
  lease: { engagementId: string; talentId: string; expiresAt: string },
  systems: readonly { system: string; role: string }[],
): Promise<void> {
  if (systems.length === 0) return;
  await tx('access_lease')
    .insert(
      systems.map(({ system, role }) => ({
        id: deriveId('lease', lease.engagementId, system, role),
        engagement_id: lease.engagementId,
        talent_id: lease.talentId,
        system,
        role,
        state: 'planned',
        expires_at: lease.expiresAt,
      })),
    )
    .onConflict('id')
    .ignore();
}

export async function listLeases(reader: Reader, engagementId: string): Promise<LeaseRecord[]> {
  return reader('access_lease')
    .where({ engagement_id: engagementId })
    .orderBy(['system', 'role'])
    .select<LeaseRecord[]>('id', 'system', 'role', 'state');
}

/**
 * Roles that `system` must hold for the person: the union over all engagements past their gates and before their end. This
 * engagement’s own count when `granting`. The states decide, not the leases: two engagements that end in the same moment
 * must not keep each other’s roles alive.
 */
export async function rolesToHold(
  reader: Reader,
  talentId: string,
  system: string,
  engagementId: string,
  granting: boolean,
): Promise<string[]> {
  const { rows } = await reader.raw<{ rows: { role: string }[] }>(
    `select distinct l.role from access_lease l join engagement e on e.id = l.engagement_id
     where l.talent_id = ? and l.system = ? and l.state in ('planned', 'open')
       and case when e.id = ? then ? else e.state in ('provisioning', 'training', 'ready', 'active') end
     order by l.role`,
    [talentId, system, engagementId, granting],
  );
  return rows.map((row) => row.role);
}

/** Plans revoked leases anew, after a suspension; not what was gone on without. The proof of their revocation stays in the events. */
export async function replanLeases(tx: Tx, engagementId: string): Promise<void> {
  await tx('access_lease')
    .where({ engagement_id: engagementId, state: 'revoked', waived_by: null })
    .update({ state: 'planned', granted_at: null, revoked_at: null });
}

/** Opens the engagement’s leases in a system after the grant was read back. One event per lease. */
export async function openLeases(
  tx: Tx,
  engagementId: string,
  system: string,
  readBack: unknown,
  actor: string,
): Promise<void> {
  await change(tx, { engagement_id: engagementId, system, state: 'planned' }, 'open', readBack, actor);
}

/** Closes the engagement’s leases in a system with the read-back that proves it. One event per lease. */
export async function closeLeases(
  tx: Tx,
  engagementId: string,
  system: string,
  readBack: unknown,
  actor: string,
): Promise<void> {
  await change(tx, { engagement_id: engagementId, system, state: 'open' }, 'revoked', readBack, actor);
  // What was planned and never granted ends here too; the same read-back proves that nothing is held.
  await change(tx, { engagement_id: engagementId, system, state: 'planned' }, 'revoked', readBack, actor);
}

/** The engagement goes on without these systems, for this reason: written on its leases, with an event for each system. */
export async function waiveLeases(
  tx: Tx,
  engagementId: string,
  systems: readonly string[],
  by: string,
  reason: string,
): Promise<void> {
  const rows = await tx('access_lease')
    .where({ engagement_id: engagementId, waived_by: null })
    .whereIn('system', [...systems])
    .update({ waived_by: by, waiver_reason: reason })
    .returning<{ system: string; role: string }[]>(['system', 'role']);
  for (const { system, role } of rows)
    await append(tx, {
      subject: engagementId,
      type: 'lease.waived',
      object: system,
      actor: by,
      data: { system, role, reason },
    });
}

/** Drops what was planned and never granted, when the engagement ends before its gate. One event per lease. */
export async function dropPlanned(tx: Tx, engagementId: string, actor: string): Promise<void> {
  const rows = await tx('access_lease')
    .where({ engagement_id: engagementId, state: 'planned' })
    .update({ state: 'dropped' })
    .returning<{ id: string; system: string; role: string }[]>(['id', 'system', 'role']);
  for (const { id, system, role } of rows)
    await append(tx, { subject: engagementId, type: 'lease.dropped', object: id, actor, data: { system, role } });
}

async function change(
  tx: Tx,
  which: { engagement_id: string; system: string; state: string },
  to: 'open' | 'revoked',
  readBack: unknown,
  actor: string,
): Promise<void> {
  const at = await now(tx);
  const rows = await tx('access_lease')
    .where(which)
    .update({
      state: to,
      verified_at: at,
      read_back: JSON.stringify(readBack),
      ...(to === 'open' ? { granted_at: at } : { revoked_at: at }),
    })
    .returning<{ id: string; role: string }[]>(['id', 'role']);
  for (const lease of rows) {
    await append(tx, {
      subject: which.engagement_id,
      type: to === 'open' ? 'lease.opened' : 'lease.revoked',
      object: lease.id,
      actor,
      data: { system: which.system, role: lease.role, readBack },
    });
  }
}
