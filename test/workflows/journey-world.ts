import type { Applicant, CheckReport, DisputeReport, Receipt, World } from '../../activities/ports';

/** A world in memory that does what it is asked, once per key, and remembers it. Reports are sent by the test. */
export function createJourneyWorld() {
  const done: { system: string; key: string }[] = [];
  const held = new Map<string, string[]>();
  /** What the agency says when it is asked by key. (Default: pending) */
  const checks = new Map<string, CheckReport>();
  const disputes = new Map<string, DisputeReport>();
  /** What people disputed, as the agency got it. */
  const statements: string[] = [];
  const paid = new Map<string, { amountMinor: number; currency: string }>();
  const receipt = (system: string, key: string): Receipt => {
    if (!done.some((deed) => deed.key === key)) done.push({ system, key });
    return { providerRef: `${system}-${key}` };
  };
  const find = (system: string, key: string): Receipt | null =>
    done.some((deed) => deed.key === key) ? receipt(system, key) : null;

  const world: World = {
    marketplace: {
      publish: async (key) => receipt('marketplace', key),
      findListing: async (key) => find('marketplace', key),
      applicants: async () => applicants,
      close: async (key) => receipt('marketplace', key),
    },
    screening: {
      order: async (key) => receipt('screening', key),
      find: async (key) => {
        const found = find('screening', key);
        return found && { ...found, ...(checks.get(key) ?? { status: 'pending', completedAt: null, link: null }) };
      },
      cancel: async (key) => receipt('screening', key),
      report: async () => ({
        madeAt: '2026-11-26T20:00:00.000Z',
        findings: [{ what: 'Traffic offence', where: 'Sample County', on: '2019' }],
      }),
      dispute: async (key, { statement }) => {
        statements.push(statement);
        return receipt('screening', key);
      },
      findDispute: async (key) => {
        const found = find('screening', key);
        return found && { ...found, ...(disputes.get(key) ?? { outcome: 'pending', completedAt: null }) };
      },
    },
    signature: {
      send: async (key) => ({
        ...receipt('signature', key),
        links: ['talent', 'client'].map((party) => ({ party, url: `http://sign/${party}` })),
      }),
      find: async () => null,
      void: async (key) => receipt('signature', key),
    },
    learning: {
      enrol: async (key) => ({ ...receipt('learning', key), link: 'http://course' }),
      find: async () => null,
      withdraw: async (key) => receipt('learning', key),
    },
    identity: {
      hold: async (key, { system, person, roles }) => {
        held.set(`${system}/${person.id}`, roles);
        return receipt('identity', key);
      },
      readBack: async (system, person) => {
        const roles = held.get(`${system}/${person}`) ?? [];
        return { active: roles.length > 0, roles };
      },
    },
    workTool: {
      publish: async (key) => ({ ...receipt('work-tool', key), link: 'http://item' }),
      find: async () => null,
      complete: async (key) => receipt('work-tool', key),
      withdraw: async (key) => receipt('work-tool', key),
    },
    payments: {
      pay: async (key, payment) => {
        paid.set(key, { amountMinor: payment.amountMinor, currency: payment.currency });
        return { ...receipt('payments', key), paidAt: '2026-12-10T00:00:00.000Z' };
      },
      reverse: async (key, { amountMinor, currency }) => {
        paid.set(key, { amountMinor: -amountMinor, currency });
        return { ...receipt('payments', key), paidAt: '2026-12-10T00:00:00.000Z' };
      },
      find: async () => null,
    },
    messaging: { send: async () => undefined },
  };
  return { world, done, held, paid, checks, disputes, statements };
}

const applicants: Applicant[] = ['ana', 'ben', 'cleo', 'dov', 'eva'].map((name, index) => ({
  ref: `mp_${name}`,
  name: `${name} canary-surname`,
  email: `${name}@talent.example`,
  timeZone: 'America/Los_Angeles',
  skills: [
    { skill: 'brand-design', level: 3 + (index % 3) },
    { skill: 'illustration', level: 2 + (index % 2) },
  ],
  ask: { amountMinor: 480_000 - index * 10_000, currency: 'USD' },
  availableFrom: '2026-11-01',
  portfolio: `https://portfolio.example/${name}`,
  appliedAt: '2026-11-26T10:00:00.000Z',
}));
