import { createScreening } from '../../adapters/screening/http';
import { openWorld, type TestWorld } from './world';

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
