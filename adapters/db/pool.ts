import { Conflict, Invalid, NotFound } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { toMinor } from '../../domain/money';
import type { TalentChange, TalentRequest } from '../../domain/pool/contract';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';
import type { PrivateData } from './private';

/** Takes a person into the pool, with the event. Throws Conflict when the source reference is known: change that person. */
export async function addTalent(
  tx: Tx,
  person: TalentRequest,
  by: string,
  privateData: Pick<PrivateData, 'seal'>,
): Promise<string> {
  const id = deriveId('talent', person.sourceRef);
  const at = await now(tx);
  const written = await tx('talent')
    .insert({
      id,
      source_ref: person.sourceRef,
      state: 'candidate',
      roles: person.roles,
      time_zone: person.timeZone,
      jurisdiction: person.jurisdiction,
      available_from: person.availableFrom,
      portfolio: person.portfolio,
      ...rateColumns(person.rate),
      created_at: at,
      updated_at: at,
    })
    // Id and business key say the same, so either may be met first.
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0)
    throw new Conflict(`“${person.sourceRef}” is in the pool already; change that person: PATCH /v1/talents/${id}.`, {
      talent: id,
    });
  await writeSkills(tx, id, person.skills);
  await privateData.seal(tx, id, 'working', 'contact', { name: person.name, email: person.email });
  const source = person.sourceRef.split(':')[0];
  await append(tx, { subject: id, type: 'talent.met', actor: by, data: { source } });
  return id;
}

/** Changes what is known of a person: missing = leave, null = clear. The event names the fields, never their values. */
export async function changeTalent(
  tx: Tx,
  id: string,
  change: TalentChange,
  by: string,
  privateData: Pick<PrivateData, 'seal' | 'unseal'>,
): Promise<void> {
  const person = await tx('talent').where({ id }).forUpdate().first<{ state: string } | undefined>('state');
  if (!person || person.state === 'erased') throw new NotFound(`There is no talent ${id}.`);
  await tx('talent')
    .where({ id })
    .update({ ...columnsOf(change), updated_at: tx.raw('business_now()') });
  if (change.skills) {
    await tx('talent_skill').where({ talent_id: id }).delete();
    await writeSkills(tx, id, change.skills);
  }
  if (change.name !== undefined || change.email !== undefined) {
    const before = await privateData.unseal<{ name: string; email: string }>(tx, id, 'working', 'contact');
    const contact = { name: change.name ?? before?.name ?? '', email: change.email ?? before?.email ?? '' };
    await privateData.seal(tx, id, 'working', 'contact', contact);
  }
  await append(tx, { subject: id, type: 'talent.changed', actor: by, data: { fields: Object.keys(change).sort() } });
}

function columnsOf(change: TalentChange): Record<string, unknown> {
  const columns: Record<string, unknown> = {
    roles: change.roles,
    time_zone: change.timeZone,
    jurisdiction: change.jurisdiction,
    available_from: change.availableFrom,
    portfolio: change.portfolio,
    ...(change.rate === undefined ? {} : rateColumns(change.rate)),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function rateColumns(rate: TalentRequest['rate']): { rate_minor: number | null; rate_currency: string | null } {
  if (rate === null) return { rate_minor: null, rate_currency: null };
  return { rate_minor: toMinor(rate).amountMinor, rate_currency: rate.currency };
}

async function writeSkills(tx: Tx, id: string, skills: TalentRequest['skills']): Promise<void> {
  if (new Set(skills.map(({ skill }) => skill)).size < skills.length)
    throw new Invalid('A skill is named twice; name each once, with one level.', {
      errors: [{ pointer: '/skills', message: 'name each skill once' }],
    });
  if (skills.length === 0) return;
  await tx('talent_skill').insert(skills.map(({ skill, level }) => ({ talent_id: id, skill, level })));
}
