import { eventually, openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

async function order(key: string): Promise<void> {
  const reply = await fetch(`${world.url}/screening/checks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      person: { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' },
      package: 'standard',
      jurisdiction: 'US-CA',
      consentedAt: '2026-11-02T08:00:00.000Z',
    }),
  });
  expect(reply.status).toBe(201);
}

test('a webhook says what happened to which key, when in business time, and nothing about a person', async () => {
  await order('check/eng_1/1');
  const { system, id, body } = await world.webhook('check.started', 'check/eng_1/1');
  expect(system).toBe('screening');
  expect(id).toMatch(/^msg_/);
  expect(body).toEqual({
    type: 'check.started',
    timestamp: '2026-11-02T09:00:00.000Z',
    data: { key: 'check/eng_1/1', ref: expect.stringMatching(/^chk_/) as string },
  });
});

test('is repeated under the same id until the receiver takes it', async () => {
  const answers = [500, 0, 404, 301, 202];
  world.respond = () => answers.shift() ?? 500;
  await order('k1');
  await eventually('the delivery', async () => (await world.journal('webhooks')).length === 1);
  expect(answers).toEqual([]);
  expect(world.deliveries).toHaveLength(5);
  expect(new Set(world.deliveries.map((one) => one.id)).size).toBe(1);
  expect(world.deliveries.every((one) => one.genuine)).toBe(true);
});

test('a receiver that keeps saying "gone" is believed in the end', async () => {
  world.respond = () => 410;
  await order('k1');
  const line = await eventually(
    'the end',
    async () => (await world.journal<{ type: string; status: number }>('webhooks'))[0],
  );
  expect(line).toMatchObject({ type: 'abandoned', status: 410 });
});

test('many at once all arrive', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => order(`many/${n}`)));
  await Promise.all(Array.from({ length: 60 }, (_, n) => world.webhook('check.started', `many/${n}`)));
});
