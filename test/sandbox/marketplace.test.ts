import { createMarketplace } from '../../adapters/marketplace/http';
import type { Listing } from '../../activities/ports';
import { applicantsFor } from '../../sandbox/marketplace-applicants';
import { talents } from '../../sandbox/talents';
import { openWorld, type TestWorld } from './world';

const designer: Listing = {
  title: 'Spring campaign assets',
  role: 'graphic-designer',
  skills: [
    { skill: 'brand-design', level: 3 },
    { skill: 'illustration', level: 2 },
  ],
  jurisdiction: 'US-CA',
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  budget: { amountMinor: 500_000, currency: 'USD' },
  closesAt: '2026-11-04T09:00:00.000Z',
  enough: 5,
};

const fits = (skills: { skill: string; level: number }[], listing: Pick<Listing, 'skills'>): boolean =>
  listing.skills.every((asked) => skills.some((one) => one.skill === asked.skill && one.level >= asked.level));

describe('the people', () => {
  test('are six hundred and six, each once, with a mail at talent.example and a reference that does not name them', () => {
    expect(talents).toHaveLength(606);
    for (const field of ['ref', 'name', 'email'] as const)
      expect(new Set(talents.map((one) => one[field])).size).toBe(606);
    for (const one of talents) {
      expect(one.email).toMatch(/^[a-z]+(-[a-z]+)+@talent\.example$/);
      expect(one.ref).toMatch(/^person_[0-9a-f]{16}$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: one.timeZone })).not.toThrow();
      expect(one.skills.every(({ level }) => level >= 1 && level <= 5)).toBe(true);
    }
  });

  test('every seed brings five to nine applicants, three of them fitting below the budget and free at the start', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const arrivals = applicantsFor(designer, 48, seed, `listing/req_${seed}/1`);
      expect(arrivals.length).toBeGreaterThanOrEqual(5);
      expect(arrivals.length).toBeLessThanOrEqual(9);
      expect(new Set(arrivals.map((one) => one.talentRef)).size).toBe(arrivals.length);
      const good = arrivals.filter(
        (one) => fits(one.skills, designer) && one.ask.amountMinor < 500_000 && one.availableFrom <= '2026-12-01',
      );
      expect(good.length).toBeGreaterThanOrEqual(3);
      for (const one of arrivals) expect(one.afterHours).toBeLessThanOrEqual(40);
    }
  });

  test.each([
    [
      'front-end',
      [
        { skill: 'typescript', level: 4 },
        { skill: 'accessibility', level: 3 },
      ],
    ],
    [
      'back-end',
      [
        { skill: 'node', level: 4 },
        { skill: 'oidc', level: 3 },
      ],
    ],
    ['qa', [{ skill: 'test-automation', level: 4 }]],
    [
      'ux-specialist',
      [
        { skill: 'ux-design', level: 4 },
        { skill: 'design-systems', level: 3 },
      ],
    ],
    [
      'support-agent',
      [
        { skill: 'customer-support', level: 2 },
        { skill: 'english', level: 4 },
      ],
    ],
  ])('there are several %s who have what the examples ask', (role, skills) => {
    expect(talents.filter((one) => one.role === role && fits(one.skills, { skills })).length).toBeGreaterThanOrEqual(3);
  });

  test('a role and a skill that nobody knows are still answered', () => {
    const beekeeper = { ...designer, role: 'beekeeper', skills: [{ skill: 'bees', level: 3 }] };
    const arrivals = applicantsFor(beekeeper, 48, 1, 'k');
    expect(arrivals.filter((one) => fits(one.skills, beekeeper)).length).toBeGreaterThanOrEqual(3);
  });

  test('an earlier closing brings them earlier, a tiny budget keeps amounts whole and positive', () => {
    for (const one of applicantsFor({ ...designer, budget: { amountMinor: 3, currency: 'JPY' } }, 2, 1, 'k')) {
      expect(one.afterHours).toBeLessThanOrEqual(1.8);
      expect(Number.isInteger(one.ask.amountMinor) && one.ask.amountMinor >= 1).toBe(true);
    }
  });
});

describe('a listing', () => {
  let world: TestWorld;
  beforeEach(async () => void (world = await openWorld({ seed: 4 })));
  afterEach(() => world.close());
  const port = () => createMarketplace({ url: `${world.url}/marketplace`, token: world.token });

  test('closes with exactly enough, though time leaps', async () => {
    const { providerRef } = await port().publish('k1', designer);
    world.advance(47);
    const closed = await world.webhook('listing.closed', 'k1');
    expect(closed.body.data).toEqual({ key: 'k1', ref: providerRef, reason: 'enough', applicants: 5 });
    const applicants = await port().applicants(providerRef);
    expect(applicants).toHaveLength(5);
    expect(closed.body.timestamp).toBe(applicants.at(-1)!.appliedAt);
    const times = applicants.map((one) => one.appliedAt);
    expect(times).toEqual([...times].sort());
  });

  test('closes when it is due, with whoever came', async () => {
    await port().publish('k1', { ...designer, enough: 50 });
    world.advance(49);
    const { body } = await world.webhook('listing.closed', 'k1');
    expect(body.data['reason']).toBe('due');
    expect(body.data['applicants']).toBeGreaterThanOrEqual(5);
    expect(body.timestamp).toBe(designer.closesAt);
  });

  test('people arrive one by one, also across a restart', async () => {
    const { providerRef } = await port().publish('k1', { ...designer, enough: 50 });
    const entry = (await world.journal('marketplace'))[0]!.data as unknown as { arrivals: { at: string }[] };
    const second = entry.arrivals.map((one) => one.at).sort()[1]!;
    world.advance((Date.parse(second) - Date.parse(world.inHours(0))) / 3_600_000);
    await world.restart();
    const seen: string[] = [];
    while (seen.length < 2) {
      seen.splice(0, seen.length, ...(await port().applicants(providerRef)).map((one) => one.appliedAt));
    }
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(second);
  });

  test('an applicant takes the application back: out of the list, one webhook, harmless when repeated', async () => {
    const { providerRef } = await port().publish('k1', designer);
    world.advance(47);
    await world.webhook('listing.closed', 'k1');
    const [first, ...others] = await port().applicants(providerRef);
    const withdraw = (applicant: string, key: string) =>
      fetch(`${world.url}/marketplace/listings/${providerRef}/applicants/${applicant}/withdraw`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: '{}',
      });
    expect((await withdraw('person_nobody', 'w0')).status).toBe(404);
    expect((await withdraw(first!.ref, 'w1')).status).toBe(200);
    expect((await withdraw(first!.ref, 'w2')).status).toBe(200);

    const { body } = await world.webhook('applicant.withdrawn', 'k1');
    expect(body.data).toEqual({ key: 'k1', ref: providerRef, applicant: first!.ref });
    expect((await port().applicants(providerRef)).map(({ ref }) => ref)).toEqual(others.map(({ ref }) => ref));
    const entries = (await world.journal('marketplace')).filter(({ type }) => type === 'applicant.withdrawn');
    expect(entries).toHaveLength(1);
  });
});
