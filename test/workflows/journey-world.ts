import type { Applicant, CheckReport, DisputeReport, EnvelopeStatus, Receipt, World } from '../../activities/ports';
import { RuleBroken } from '../../domain/errors';

const pendingCheck: CheckReport = { status: 'pending', completedAt: null, link: null };

type CourseStatus = 'enrolled' | 'passed' | 'failed' | 'withdrawn';

/**
 * A world in memory that does what it is asked, once per key, and remembers it. Reports are sent by the test.
 * What the vendors hold can be looked at and turned: `refused` lists operations (`grant:chat`), and payments of many by their key,
 * that are refused for good.
 */
export function createJourneyWorld() {
  const done: { system: string; key: string }[] = [];
  const held = new Map<string, string[]>();
  const listings = new Map<string, Applicant[]>();
  let applying: Applicant[] = applicantsOf('');
  const disputes = new Map<string, DisputeReport>();
  /** What people disputed, as the agency got it. */
  const statements: string[] = [];
  const paid = new Map<string, { amountMinor: number; currency: string }>();
  const envelopes = new Map<string, EnvelopeStatus['status']>();
  const courses = new Map<string, CourseStatus>();
  /** What the agency says when it is asked by key. (Default: pending) */
  const checks = new Map<string, CheckReport>();
  const refused = new Set<string>();
  const receipt = (system: string, key: string): Receipt => {
    if (!done.some((deed) => deed.key === key)) done.push({ system, key });
    return { providerRef: `${system}-${key}` };
  };
  const find = (system: string, key: string): Receipt | null =>
    done.some((deed) => deed.key === key) ? receipt(system, key) : null;
  const keyOf = (system: string, ref: string) => ref.slice(system.length + 1);
  const mayDo = (operation: string) => {
    if (refused.has(operation)) throw new RuleBroken(`the outside system refuses ${operation}`);
  };

  const world: World = {
    marketplace: {
      publish: async (key) => {
        const published = receipt('marketplace', key);
        if (!listings.has(published.providerRef)) listings.set(published.providerRef, applying);
        return published;
      },
      findListing: async (key) => find('marketplace', key),
      applicants: async (ref) => listings.get(ref) ?? [],
      close: async (key) => receipt('marketplace', key),
    },
    screening: {
      order: async (key) => {
        mayDo('order');
        checks.set(key, checks.get(key) ?? pendingCheck);
        return receipt('screening', key);
      },
      find: async (key) => {
        const found = find('screening', key);
        return found && { ...found, ...(checks.get(key) ?? pendingCheck) };
      },
      cancel: async (key, ref) => {
        checks.set(keyOf('screening', ref), { ...pendingCheck, status: 'canceled' });
        return receipt('screening', key);
      },
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
      send: async (key) => {
        mayDo('send');
        envelopes.set(key, envelopes.get(key) ?? 'sent');
        return {
          ...receipt('signature', key),
          links: ['talent', 'client'].map((party) => ({ party, url: `http://sign/${party}` })),
        };
      },
      find: async (key) => {
        const found = find('signature', key);
        const status = envelopes.get(key) ?? 'sent';
        return found && { ...found, status, links: [], signed: [], documentDigest: '' };
      },
      void: async (key, ref) => {
        envelopes.set(keyOf('signature', ref), 'voided');
        return receipt('signature', key);
      },
    },
    learning: {
      enrol: async (key) => {
        mayDo('enrol');
        courses.set(key, courses.get(key) ?? 'enrolled');
        return { ...receipt('learning', key), link: 'http://course' };
      },
      find: async (key) => {
        const found = find('learning', key);
        const status = courses.get(key) ?? 'enrolled';
        return found && { ...found, link: 'http://course', status, score: null, courseVersion: '1', passedAt: null };
      },
      withdraw: async (key, ref) => {
        courses.set(keyOf('learning', ref), 'withdrawn');
        return receipt('learning', key);
      },
    },
    identity: {
      hold: async (key, { system, person, roles }) => {
        mayDo(`${roles.length > 0 ? 'grant' : 'revoke'}:${system}`);
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
        mayDo('pay');
        paid.set(key, { amountMinor: payment.amountMinor, currency: payment.currency });
        return { ...receipt('payments', key), paidAt: '2026-12-10T00:00:00.000Z' };
      },
      reverse: async (key, { amountMinor, currency }) => {
        paid.set(key, { amountMinor: -amountMinor, currency });
        return { ...receipt('payments', key), paidAt: '2026-12-10T00:00:00.000Z' };
      },
      payAll: async (orders) =>
        orders.map(({ key, amountMinor, currency }) => {
          if (refused.has(key)) return { key, refused: 'account-closed' };
          paid.set(key, { amountMinor, currency });
          return { key, ...receipt('payments', key), paidAt: '2026-12-10T00:00:00.000Z' };
        }),
      findAll: async () => [],
      find: async () => null,
    },
    messaging: { send: async () => undefined },
  };
  return {
    world,
    done,
    held,
    paid,
    envelopes,
    courses,
    checks,
    disputes,
    statements,
    refused,
    /** Who applies to the listings that are published from now on. */
    letApply: (people: Applicant[]) => void (applying = people),
    /** Five other people apply to the listings that are published from now on. */
    newPeople: (tag: string) => void (applying = applicantsOf(tag)),
  };
}

const applicantsOf = (tag: string): Applicant[] =>
  ['ana', 'ben', 'cleo', 'dov', 'eva'].map((name, index) => ({
    ref: `mp_${name}${tag}`,
    name: `${name} canary-surname`,
    email: `${name}${tag}@talent.example`,
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
