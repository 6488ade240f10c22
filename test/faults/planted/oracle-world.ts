import type { Applicant, Listing, World } from '../../../activities/ports';
import type { JournalEntry } from '../../../cli/audit/invariant';

/** What the outside systems really did, as the sandbox's journals would say it. */
export interface OracleWorld {
  world: World;
  journal(system: string): JournalEntry[];
  /** Adds what a system did on its own: a check came back, a person signed. */
  note(system: string, type: string, data: Record<string, unknown>, hooks?: { id: string; type: string }[]): void;
}

/** The world in memory of the journey tests, with people of its own for every listing and a journal per system. */
export function createOracleWorld(world: World): OracleWorld {
  const journals = new Map<string, JournalEntry[]>();
  const listings = new Map<string, Listing>();
  const journal = (system: string) => journals.get(system) ?? journals.set(system, []).get(system)!;
  const note: OracleWorld['note'] = (system, type, data, hooks) =>
    void journal(system).push({ type, wall: new Date().toISOString(), data, ...(hooks && { hooks }) });
  const made = (system: string, key: string) => journal(system).some((entry) => entry.data['key'] === key);

  const recorded: World = {
    ...world,
    marketplace: {
      ...world.marketplace,
      publish: async (key, listing) => {
        const receipt = await world.marketplace.publish(key, listing);
        listings.set(receipt.providerRef, listing);
        return receipt;
      },
      applicants: async (ref) => applicantsOf(ref, listings.get(ref)!),
    },
    screening: {
      ...world.screening,
      order: async (key, check) => {
        const receipt = await world.screening.order(key, check);
        if (!made('screening', key))
          note('screening', 'check.ordered', { ref: receipt.providerRef, key, order: { person: check.person } });
        return receipt;
      },
    },
    signature: {
      ...world.signature,
      send: async (key, envelope) => {
        const sent = await world.signature.send(key, envelope);
        if (!made('signature', key))
          note('signature', 'envelope.sent', { ref: sent.providerRef, key, signers: envelope.signers });
        return sent;
      },
    },
    identity: {
      ...world.identity,
      hold: async (key, access) => {
        const receipt = await world.identity.hold(key, access);
        const { system, person, roles } = access;
        note('scim', 'account.written', {
          system,
          account: { externalId: person.id, active: roles.length > 0, roles },
        });
        return receipt;
      },
    },
    payments: {
      ...world.payments,
      pay: async (key, payment) => {
        const paid = await world.payments.pay(key, payment);
        if (!made('payments', key)) note('payments', 'payment.made', { key, ...payment });
        return paid;
      },
    },
  };
  return { world: recorded, journal, note };
}

/** Three people of this listing alone, so that what happens to one hire does not touch another. */
function applicantsOf(ref: string, listing: Listing): Applicant[] {
  const where = ref.slice(-12).replaceAll('/', '-');
  return [1, 2, 3].map((no) => ({
    ref: `${where}-${no}`,
    name: `Canary ${where}-${no} Surname`,
    email: `canary-${where}-${no}@talent.example`,
    timeZone: 'America/Los_Angeles',
    skills: listing.skills.map(({ skill }) => ({ skill, level: 5 })),
    ask: { amountMinor: 480_000 - no * 10_000, currency: 'USD' },
    availableFrom: '2026-11-01',
    portfolio: `https://portfolio.example/${no}`,
    appliedAt: '2026-11-26T10:00:00.000Z',
  }));
}
