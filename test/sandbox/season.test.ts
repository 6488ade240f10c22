import { createIdentity } from '../../adapters/identity/scim';
import { createMarketplace } from '../../adapters/marketplace/http';
import { createMessaging } from '../../adapters/messaging/smtp';
import { createScreening } from '../../adapters/screening/http';
import type { Listing } from '../../activities/ports';
import { personOf, stranger } from '../../sandbox/crowd';
import { whenAwake } from '../../sandbox/people/day-time';
import { accepts, clears, resignsIn } from '../../sandbox/people/season-fate';
import { SeasonPlay } from '../../sandbox/people/season-play';
import { heldClock } from '../../sandbox/support/clock';
import { createDues } from '../../sandbox/support/dues';
import { openPortal, type Portal, type PortalAsk } from './portal';
import { eventually, openWorld, type TestWorld } from './world';

const thread = 'camp_00000000000000000000000001';
const agents: Listing = {
  title: 'Q1 support peak',
  role: 'support-agent',
  skills: [
    { skill: 'customer-support', level: 2 },
    { skill: 'english', level: 4 },
  ],
  jurisdiction: 'US-NY',
  startsOn: '2026-12-07',
  endsOn: '2027-05-30',
  budget: { amountMinor: 1950, currency: 'USD' },
  closesAt: '2026-11-30T09:00:00.000Z',
  enough: 900,
};

const fits = ({ skills }: Pick<Listing, 'skills'>) =>
  agents.skills.every((asked) => skills.some((one) => one.skill === asked.skill && one.level >= asked.level));

describe('the crowd', () => {
  test('is of different people, each the same at every sight', () => {
    const people = Array.from({ length: 20_000 }, (_, n) => stranger(n * 3));
    for (const field of ['ref', 'name', 'email'] as const)
      expect(new Set(people.map((one) => one[field])).size).toBe(people.length);
    for (const one of people.slice(0, 200)) expect(personOf(one.ref)).toEqual(one);
    expect(personOf('person_0000000000000007')).toBeNull();
  });
});

describe('dues', () => {
  test('ten thousand that fall together fall in order, without one wait each', async () => {
    const clock = heldClock({ wallFrom: new Date().toISOString(), businessFrom: '2026-11-02T09:00:00.000Z', scale: 0 });
    const fallen: number[] = [];
    const dues = createDues(clock, async (id) => {
      fallen.push(Number(id));
      if (id === '5000') dues.set('5001', null);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    dues.start();
    for (let n = 9_999; n >= 0; n--) dues.set(String(n), new Date(Date.parse('2026-11-03') + n).toISOString());
    clock.set({ wallFrom: new Date().toISOString(), businessFrom: '2026-11-04T00:00:00.000Z', scale: 0 });
    await eventually('all of them', () => fallen.length === 9_999);
    expect(fallen).toEqual([...fallen].sort((a, b) => a - b));
    expect(fallen).not.toContain(5001);
    dues.stop();
  });
});

test('people act in the daytime', () => {
  const at = (hour: string) => Date.parse(`2026-12-07T${hour}:30:00-05:00`);
  expect(whenAwake(at('15'), 'America/New_York')).toBe(at('15'));
  expect(new Date(whenAwake(at('23'), 'America/New_York')).toISOString()).toBe('2026-12-08T13:30:00.000Z');
  expect(new Date(whenAwake(at('03'), 'America/New_York')).toISOString()).toBe('2026-12-07T13:30:00.000Z');
});

describe('a season', () => {
  let world: TestWorld;
  let portal: Portal;
  beforeEach(async () => {
    [world, portal] = await Promise.all([openWorld(), openPortal()]);
  });
  afterEach(() => Promise.all([world.close(), portal.close()]));

  const play = (season: object = {}) =>
    fetch(`${world.url}/people/play`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ thread, season }),
    });

  async function asked(given: Partial<PortalAsk>, to: string): Promise<PortalAsk> {
    const { ask, link } = portal.open(given);
    await createMessaging({ smtpUrl: world.smtpUrl, from: 'muster@client.example' }).send(`ask/${ask.id}`, {
      to: { name: 'Somebody', email: to },
      subject: 'Something to do',
      text: `Open ${link} please`,
      html: `<a href="${link}">Open</a>`,
      thread,
      ask: ask.id,
    });
    return ask;
  }

  test('a listing draws hundreds, half of whom fit, and closes with enough; they are read in pages', async () => {
    const port = createMarketplace({ url: `${world.url}/marketplace`, token: world.token });
    const { providerRef } = await port.publish(`listing/${thread}/1`, agents);
    const second = await port.publish(`listing/${thread}/2`, { ...agents, enough: 60 });
    world.advance(24 * 14);
    await world.webhook('listing.closed', `listing/${thread}/1`);
    await world.webhook('listing.closed', `listing/${thread}/2`);
    const people = await port.applicants(providerRef);
    expect(people).toHaveLength(900);
    const fitting = people.filter(fits).length;
    expect(fitting).toBeGreaterThan(390);
    expect(fitting).toBeLessThan(510);
    expect(people.every((one) => one.ask.amountMinor <= 1950 && one.availableFrom <= agents.startsOn)).toBe(true);
    const others = await port.applicants(second.providerRef);
    expect(new Set([...people, ...others].map(({ ref }) => ref)).size).toBe(960);
  });

  test('a small listing of a season is a crowd’s too', async () => {
    const port = createMarketplace({ url: `${world.url}/marketplace`, token: world.token });
    const { providerRef } = await port.publish('listing/wave_00000000000000000000000001/1', { ...agents, enough: 12 });
    world.advance(24 * 14);
    await world.webhook('listing.closed', 'listing/wave_00000000000000000000000001/1');
    expect(await port.applicants(providerRef)).toHaveLength(12);
  });

  test('who answers the listing of a class has the skills as often as its season says', async () => {
    await play({ yields: { screenPass: 1 } });
    const port = createMarketplace({ url: `${world.url}/marketplace`, token: world.token });
    const key = 'listing/wave_00000000000000000000000002/1';
    const { providerRef } = await port.publish(key, { ...agents, enough: 40 });
    world.advance(24 * 14);
    await world.webhook('listing.closed', key);
    expect((await port.applicants(providerRef)).filter(fits)).toHaveLength(40);
  });

  test('somebody answers a whole group with one request, and comes back in the same session', async () => {
    await play({ yields: { accept: 1 } });
    const email = 'ada.7@talent.example';
    const papers = { kind: 'checklist', group: 'eng_1/papers', options: [{ value: 'done', label: 'Done' }] };
    const asks = await Promise.all([1, 2, 3].map((n) => asked({ ...papers, name: `papers/${n}` }, email)));
    world.advance(30);
    await eventually('all papers', () => asks.every(({ answers }) => answers.length === 1));
    expect(portal.requests).toEqual([
      'GET /p/…',
      'GET /v1/me',
      'GET /v1/asks',
      'POST /v1/ask-groups/eng_1%2Fpapers/answers',
    ]);
    await eventually('the journal', async () => {
      const lines = await world.journal<{ type: string }>('people');
      return lines.filter(({ type }) => type === 'mail.handled').length === 3;
    });
    const offer = await asked({ kind: 'offer', name: 'offer' }, email);
    world.advance(30);
    await eventually('the offer', () => offer.answers.length === 1);
    expect(portal.requests.slice(4)).toEqual(['GET /v1/asks', `POST /v1/asks/${offer.id}/answer`]);
  });

  test('so many take the offer as the season expects; the others decline, or let it lapse', async () => {
    await play({ yields: { accept: 0 } });
    const offers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        asked({ kind: 'offer', name: 'offer', to: { talent: `tal_${n}` } }, `n.${n}@talent.example`),
      ),
    );
    world.advance(30);
    await eventually('all visits', async () => {
      const lines = await world.journal<{ type: string }>('people');
      return lines.filter(({ type }) => type === 'mail.handled').length === 12;
    });
    const said = offers.map(({ answers }) => answers[0]?.option ?? 'nothing');
    expect(new Set(said)).toEqual(new Set(['decline', 'nothing']));
  });

  test('while the API is overloaded they try again until it is back', async () => {
    await play();
    portal.trouble = 503;
    const paper = await asked({ kind: 'checklist', name: 'papers/1' }, 'ada.7@talent.example');
    world.advance(30);
    await eventually('a try', () => portal.requests.length > 0);
    portal.trouble = null;
    await eventually('the answer', () => paper.answers.length === 1);
  });

  test('what cannot be answered yet is tried again', async () => {
    await play();
    portal.answerStatus = 403;
    const paper = await asked({ kind: 'sign', name: 'sign/talent' }, 'ada.7@talent.example');
    world.advance(30);
    await eventually('some tries', () => paper.answers.length > 2);
    portal.answerStatus = null;
    await eventually('the answer', () => paper.state === 'answered');
  });

  test('so many checks are clear as the season expects, and the same ones again after a restart', async () => {
    await play({ yields: { clear: 0.5 } });
    const screening = createScreening({ url: `${world.url}/screening`, token: world.token });
    const order = (n: number) =>
      screening.order(`check/${thread}/${n}`, {
        person: { id: `tal_${n}`, name: 'Ada Blake', email: `ada.${n}@talent.example` },
        package: 'standard',
        jurisdiction: 'US-NY',
        consentedAt: '2026-11-02T08:00:00.000Z',
      });
    await Promise.all(Array.from({ length: 40 }, (_, n) => order(n)));
    await world.restart();
    world.advance(31);
    const season = SeasonPlay.parse({ yields: { clear: 0.5 } });
    for (let n = 0; n < 40; n++) {
      const told = await world.webhook('check.completed', `check/${thread}/${n}`);
      expect(told.body.data['status']).toBe(clears(season, `tal_${n}`) ? 'clear' : 'consider');
    }
  });

  test('a system that holds many accounts finds each by its person', async () => {
    const identity = createIdentity({ url: `${world.url}/scim`, token: world.token });
    const person = (n: number) => ({ id: `tal_${n}`, name: `Ada ${n}`, email: `ada.${n}@talent.example` });
    for (let from = 0; from < 100; from += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => from + i).map((n) =>
          identity.hold(`access/eng_${n}/helpdesk/grant/1`, {
            system: 'helpdesk',
            person: person(n),
            roles: ['agent'],
          }),
        ),
      );
    expect(await identity.readBack('helpdesk', 'tal_99')).toEqual({ active: true, roles: ['agent'] });
    expect(await identity.readBack('helpdesk', 'tal_100')).toEqual({ active: false, roles: [] });
  });
});

test('fates follow the yields, and are the same whoever asks', () => {
  const season = SeasonPlay.parse({ seed: 7 });
  const people = Array.from({ length: 4000 }, (_, n) => `tal_${n}`);
  const share = (fate: (person: string) => boolean) => people.filter(fate).length / people.length;
  expect(share((one) => accepts(season, one))).toBeCloseTo(0.8, 1);
  expect(share((one) => clears(season, one))).toBeCloseTo(0.92, 1);
  expect(share((one) => resignsIn(season, one, '2027-W09'))).toBeCloseTo(0.02, 1);
  expect(people.map((one) => accepts(season, one))).toEqual(people.map((one) => accepts(season, one)));
});
