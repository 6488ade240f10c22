import { z } from 'zod';
import type { Identity, Person } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { vendorClient, type VendorAddress, type VendorClient } from '../http';

const media = 'application/scim+json';
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

// RFC 7643: `active` is optional, and an account without it is in use.
const Account = z.object({
  id: z.string().min(1),
  externalId: z.string().optional(),
  active: z.boolean().default(true),
  roles: z.array(z.object({ value: z.string() })).default([]),
});
type Account = z.infer<typeof Account>;

const AccountList = z.object({ totalResults: z.int().min(0), Resources: z.array(Account).default([]) });

/**
 * SCIM 2.0 (RFC 7644) over HTTP: each outside system is a tenant at `<url>/<system>/v2`. Our person id is the
 * account's externalId, so an account is found again after a lost reply and never made twice.
 */
export function createIdentity(address: VendorAddress): Identity {
  const vendor = vendorClient('identity', address);
  return {
    hold: async (key, { system, person, roles }) => {
      const accounts = accountsOf(vendor, system);
      const wanted = [...new Set(roles)].sort();
      const held = await accounts.of(person.id);
      const [account, ...doubles] = held;
      // An account is only made to be used: nothing to take away from someone who has none.
      if (!account && wanted.length === 0) return { providerRef: `${system}/none` };

      const id = account ? account.id : await accounts.create(key, person, wanted);
      if (account && !holds(account, wanted)) await accounts.set(account.id, wanted);
      // A system without unique externalIds may have made a second account when the first reply was lost.
      for (const double of doubles) if (!holds(double, [])) await accounts.set(double.id, []);

      const after = await accounts.of(person.id);
      const right = after.some((one) => one.id === id) && after.every((one) => holds(one, one.id === id ? wanted : []));
      if (!right)
        throw new Unavailable(`identity: ${system} does not hold what was just written; it is tried again`, { system });
      return { providerRef: id };
    },
    readBack: async (system, personId) => {
      const used = (await accountsOf(vendor, system).of(personId)).filter((account) => account.active);
      return { active: used.length > 0, roles: [...new Set(used.flatMap(rolesOf))].sort() };
    },
  };
}

/** The accounts of one system; all of a person's, oldest first as the system lists them. */
function accountsOf(vendor: VendorClient, system: string) {
  const users = `/${encodeURIComponent(system)}/v2/Users`;

  async function listed(filter: string): Promise<Account[]> {
    const list = await vendor.call({
      method: 'GET',
      path: users,
      what: `look an account of ${system} up`,
      query: { filter },
      reply: AccountList,
      mediaType: media,
    });
    return list.Resources;
  }

  async function create(key: string, person: Person, roles: readonly string[]): Promise<string> {
    try {
      const account = await vendor.call({
        method: 'POST',
        path: users,
        what: `create an account in ${system}`,
        // Only here: setting a state twice is harmless, and one key must not stand for several requests.
        key,
        body: {
          schemas: [userSchema],
          externalId: person.id,
          userName: person.email,
          displayName: person.name,
          name: { formatted: person.name },
          emails: [{ value: person.email, type: 'work', primary: true }],
          active: roles.length > 0,
          roles: roles.map((value) => ({ value })),
        },
        reply: Account,
        mediaType: media,
      });
      return account.id;
    } catch (error) {
      if (!(error instanceof RuleBroken) || error.facts['status'] !== 409) throw error;
      return adopt(person, roles);
    }
  }

  /** The user name is taken: by an account that someone made by hand (we take it over), or by another person (we don't). */
  async function adopt(person: Person, roles: readonly string[]): Promise<string> {
    const [taken] = await listed(`userName eq ${quoted(person.email)}`);
    if (!taken)
      throw new Unavailable(`identity: ${system} reports a double that it does not list; it is tried again`, {
        system,
      });
    if (taken.externalId !== undefined && taken.externalId !== person.id)
      throw new RuleBroken(
        `identity: in ${system} the user name of ${person.id} belongs to another account; settle there whose it is, then retry`,
        { system },
      );
    await patch(taken.id, [{ op: 'replace', path: 'externalId', value: person.id }, ...changes(roles)]);
    return taken.id;
  }

  function patch(id: string, operations: readonly unknown[]): Promise<unknown> {
    return vendor.call({
      method: 'PATCH',
      path: `${users}/${encodeURIComponent(id)}`,
      what: `change an account of ${system}`,
      body: { schemas: [patchSchema], Operations: operations },
      // 200 with the account or 204 with nothing: both are allowed, and the read-back decides.
      reply: z.unknown(),
      mediaType: media,
    });
  }

  /** Systems without PATCH (it is optional) get the whole account back with the two changes made. */
  async function replace(id: string, roles: readonly string[]): Promise<void> {
    const path = `${users}/${encodeURIComponent(id)}`;
    const whole = await vendor.call({
      method: 'GET',
      path,
      what: `read an account of ${system}`,
      reply: z.looseObject({ userName: z.string() }),
      mediaType: media,
    });
    const { id: _id, meta: _meta, groups: _groups, ...writable } = whole as Record<string, unknown>;
    await vendor.call({
      method: 'PUT',
      path,
      what: `change an account of ${system}`,
      body: { ...writable, active: roles.length > 0, roles: roles.map((value) => ({ value })) },
      reply: z.unknown(),
      mediaType: media,
    });
  }

  return {
    of: (personId: string) => listed(`externalId eq ${quoted(personId)}`),
    create,
    set: async (id: string, roles: readonly string[]) => {
      try {
        await patch(id, changes(roles));
      } catch (error) {
        const status = error instanceof RuleBroken || error instanceof Unavailable ? error.facts['status'] : undefined;
        if (status !== 405 && status !== 501) throw error;
        await replace(id, roles);
      }
    },
  };
}

function changes(roles: readonly string[]): unknown[] {
  const active = { op: 'replace', path: 'active', value: roles.length > 0 };
  if (roles.length === 0) return [active, { op: 'remove', path: 'roles' }];
  return [active, { op: 'replace', path: 'roles', value: roles.map((value) => ({ value })) }];
}

function holds(account: Account, wanted: readonly string[]): boolean {
  const has = rolesOf(account).sort();
  return account.active === wanted.length > 0 && has.length === wanted.length && has.every((r, i) => r === wanted[i]);
}

function rolesOf(account: Account): string[] {
  return [...new Set(account.roles.map((role) => role.value))];
}

/** A string of a SCIM filter: JSON's escapes, by RFC 7644 §3.4.2.2. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
