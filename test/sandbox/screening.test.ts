import { createScreening } from '../../adapters/screening/http';
import { eventually, openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

async function order(key: string, name: string): Promise<void> {
  const port = createScreening({ url: `${world.url}/screening`, token: world.token });
  const person = { id: `tal_${key}`, name, email: 'someone@talent.example' };
  await port.order(key, { person, package: 'standard', jurisdiction: 'US-CA', consentedAt: world.inHours(-1) });
}

test('a check takes 4 to 30 business hours, the same for the same key', async () => {
  for (const key of ['k1', 'k2', 'k3', 'k4']) await order(key, 'Ines Moreau');
  world.advance(31);
  for (const key of ['k1', 'k2', 'k3', 'k4']) {
    const { body } = await world.webhook('check.completed', key);
    const hours = (Date.parse(body.timestamp) - Date.parse('2026-11-02T09:00:00.000Z')) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(4);
    expect(hours).toBeLessThanOrEqual(30);
    expect(body.data['completedAt']).toBe(body.timestamp);
  }
  const drawn = (await world.journal('screening'))[0]!.data['completesAt'];

  const other = await openWorld();
  const port = createScreening({ url: `${other.url}/screening`, token: other.token });
  const person = { id: 'tal_other', name: 'Someone Else', email: 'else@talent.example' };
  await port.order('k1', { person, package: 'x', jurisdiction: 'US-NY', consentedAt: other.inHours(-1) });
  expect((await other.journal('screening'))[0]!.data['completesAt']).toBe(drawn);
  await other.close();
});

test.each(['consider', 'suspended', 'dispute', 'canceled'])('a last name says what is found: %s', async (outcome) => {
  await order('k1', `Sam ${outcome[0]!.toUpperCase()}${outcome.slice(1)}`);
  world.advance(31);
  expect((await world.webhook('check.completed', 'k1')).body.data['status']).toBe(outcome);
});

test('no webhook names the person', async () => {
  await order('k1', 'Ines Moreau');
  world.advance(31);
  await world.webhook('check.completed', 'k1');
  expect(JSON.stringify(world.deliveries)).not.toMatch(/Ines|someone@/);
});

async function post(path: string, body: Record<string, string> = {}): Promise<void> {
  const reply = await fetch(`${world.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(body),
    redirect: 'manual',
  });
  expect(reply.status).toBe(303);
}

test('a suspended check goes on when the person supplies what lacks, on a page of the agency', async () => {
  await order('k1', 'Sam Suspended');
  world.advance(31);
  const { body } = await world.webhook('check.completed', 'k1');
  const link = String(body.data['link']);
  expect(await (await fetch(link)).text()).toContain('Supply a good copy');
  await post(new URL(link).pathname);
  await post(new URL(link).pathname);
  expect(await (await fetch(link)).text()).toContain('Nothing is missing');
  world.advance(13);
  await eventuallyCompleted('k1', ['suspended', 'clear']);
});

test('a check that the person disputes at the agency comes out after all', async () => {
  await order('k1', 'Sam Dispute');
  world.advance(31);
  await eventuallyCompleted('k1', ['dispute']);
  world.advance(73);
  await eventuallyCompleted('k1', ['dispute', 'clear']);
});

test.each([
  ['Sam Consider', 'clear'],
  ['Sam Upheld', 'upheld'],
])('a dispute of %s comes out %s', async (name, outcome) => {
  await order('k1', name);
  world.advance(31);
  const { body } = await world.webhook('check.completed', 'k1');
  expect(body.data['status']).toBe('consider');
  const port = createScreening({ url: `${world.url}/screening`, token: world.token });
  await port.dispute('d1', { check: String(body.data['ref']), statement: 'Not me.' });
  world.advance(73);
  expect((await world.webhook('check.reinvestigated', 'd1')).body.data['outcome']).toBe(outcome);
});

test('a rule makes the agency find the same again', async () => {
  await world.misbehave({
    rules: [
      { system: 'screening', operation: 'order', outcome: 'consider' },
      { system: 'screening', operation: 'dispute', outcome: 'upheld', count: 1 },
    ],
  });
  await order('k1', 'Ines Moreau');
  world.advance(31);
  const { body } = await world.webhook('check.completed', 'k1');
  const port = createScreening({ url: `${world.url}/screening`, token: world.token });
  for (const key of ['d1', 'd2']) await port.dispute(key, { check: String(body.data['ref']), statement: 'Not me.' });
  world.advance(73);
  expect((await world.webhook('check.reinvestigated', 'd1')).body.data['outcome']).toBe('upheld');
  expect((await world.webhook('check.reinvestigated', 'd2')).body.data['outcome']).toBe('clear');
});

test('at the desk an open check is made to come out otherwise; a restart forgets nothing', async () => {
  await order('k1', 'Ines Moreau');
  const port = createScreening({ url: `${world.url}/screening`, token: world.token });
  const { providerRef } = (await port.find('k1'))!;
  expect(await (await fetch(`${world.url}/screening/desk`)).text()).toContain('Ines Moreau: pending');
  await post(`/screening/desk/${providerRef}`, { as: 'consider' });
  await eventuallyCompleted('k1', ['consider']);
  await world.restart();
  expect(await createScreening({ url: `${world.url}/screening`, token: world.token }).find('k1')).toMatchObject({
    status: 'consider',
  });
});

async function eventuallyCompleted(key: string, statuses: string[]): Promise<void> {
  await eventually(`check ${key} to come out ${statuses.join(', then ')}`, () => {
    const told = world.deliveries.filter(({ body }) => body.type === 'check.completed' && body.data['key'] === key);
    return told.length === statuses.length;
  });
  const told = world.deliveries.filter(({ body }) => body.type === 'check.completed' && body.data['key'] === key);
  expect(told.map(({ body }) => body.data['status'])).toEqual(statuses);
}
