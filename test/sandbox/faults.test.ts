import { createMessaging } from '../../adapters/messaging/smtp';
import type { FaultPlanInput } from '../../sandbox/support/faults';
import { openPortal } from './portal';
import { eventually, openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

function find(key: string): Promise<Response> {
  return fetch(`${world.url}/screening/checks?key=${key}`, { headers: { authorization: `Bearer ${world.token}` } });
}

function order(key: string, person = 'tal_1'): Promise<Response> {
  return fetch(`${world.url}/screening/checks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      person: { id: person, name: 'Ines Moreau', email: 'ines@talent.example' },
      package: 'standard',
      jurisdiction: 'US-CA',
      consentedAt: '2026-11-02T08:00:00.000Z',
    }),
  });
}

async function statuses(count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let call = 0; call < count; call++) seen.push((await find('k')).status);
  return seen;
}

const half: FaultPlanInput = {
  seed: 7,
  rules: [{ system: 'screening', operation: 'find', kind: 'error', probability: 0.5 }],
};

test('the same seed makes the same calls go wrong, another seed others', async () => {
  await world.misbehave(half);
  const first = await statuses(24);
  expect(new Set(first)).toEqual(new Set([404, 500]));

  await world.misbehave(half);
  expect(await statuses(24)).toEqual(first);
  await world.misbehave({ ...half, seed: 8 });
  expect(await statuses(24)).not.toEqual(first);
});

test('the plan can be read, survives a restart, and ends when it is deleted', async () => {
  const plan = { seed: 3, rules: [{ system: '*', kind: 'throttle', seconds: 9, count: 2 }] } satisfies FaultPlanInput;
  await world.misbehave(plan);
  const throttled = await find('k');
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '9']);
  await world.restart();
  expect(await statuses(3)).toEqual([429, 404, 404]);

  await world.misbehave(plan);
  await world.behave();
  expect(await statuses(1)).toEqual([404]);
  const told = (await world.journal('faults')).map((line) => line.type);
  expect(told).toEqual(['plan.set', 'injected', 'injected', 'plan.set', 'plan.cleared']);
});

test('a plan that makes no sense is refused', async () => {
  const nonsense = { rules: [{ system: 'screening', kind: 'explode' }] } as unknown as FaultPlanInput;
  await expect(world.misbehave(nonsense)).rejects.toThrow('400');
  const unheardOf = { rules: [{ system: 'screening', outcome: 'wonderful' }] } as unknown as FaultPlanInput;
  await expect(world.misbehave(unheardOf)).rejects.toThrow('400');
});

test('a stalled call is done, late', async () => {
  await world.misbehave({
    rules: [{ system: 'screening', operation: 'order', kind: 'stall', seconds: 0.2, count: 1 }],
  });
  const before = Date.now();
  expect((await order('k1')).status).toBe(201);
  expect(Date.now() - before).toBeGreaterThanOrEqual(190);
});

test('a truncated reply is cut, though it was done', async () => {
  await world.misbehave({ rules: [{ system: 'screening', operation: 'order', kind: 'truncate', count: 1 }] });
  const text = await (await order('k1')).text();
  expect(text).toMatch(/^\{"ref"/);
  expect(() => JSON.parse(text) as unknown).toThrow();
  expect((await find('k1')).status).toBe(200);
});

test('done-then-timeout: the socket is cut after the work is on the disk', async () => {
  const cut = { system: 'screening', operation: 'order', kind: 'done-then-timeout', count: 1 } as const;
  await world.misbehave({ rules: [cut] });
  await expect(order('k1')).rejects.toThrow();
  expect((await find('k1')).status).toBe(200);
  expect((await order('k1')).headers.get('idempotency-replayed')).toBe('true');
});

describe('webhooks', () => {
  const rule = (
    kind: 'webhook-duplicate' | 'webhook-late' | 'webhook-reordered' | 'webhook-forged',
    seconds?: number,
  ) =>
    world.misbehave({
      rules: [{ system: 'screening', operation: 'check.started', kind, count: 1, ...(seconds && { seconds }) }],
    });
  const about = (key: string) => world.deliveries.filter((one) => one.body.data['key'] === key);

  test('a duplicate comes twice under one id', async () => {
    await rule('webhook-duplicate');
    await order('k1');
    await eventually('two deliveries', () => about('k1').length === 2);
    expect(about('k1').every((one) => one.genuine)).toBe(true);
    expect(new Set(about('k1').map((one) => one.id)).size).toBe(1);
  });

  test('a late one comes after its time', async () => {
    await rule('webhook-late', 0.2);
    const before = Date.now();
    await order('k1');
    await world.webhook('check.started', 'k1');
    expect(Date.now() - before).toBeGreaterThanOrEqual(190);
  });

  test('a reordered one is overtaken by the next', async () => {
    await rule('webhook-reordered', 4);
    await order('k1');
    await order('k2');
    await world.webhook('check.started', 'k1');
    expect(world.deliveries.map((one) => one.body.data['key'])).toEqual(['k2', 'k1']);
  });

  test('a forged one comes before the real one, with an id and a signature of its own', async () => {
    await rule('webhook-forged');
    await order('k1');
    await world.webhook('check.started', 'k1');
    expect(about('k1').map((one) => one.genuine)).toEqual([false, true]);
    expect(about('k1')[0]!.id).not.toBe(about('k1')[1]!.id);
    expect((await world.journal('webhooks')).map((line) => line.type)).toEqual(['forged', 'delivered']);
  });
});

test('an outcome can be set for one person', async () => {
  await world.misbehave({ rules: [{ system: 'screening', outcome: 'consider', person: 'tal_2' }] });
  await order('k1', 'tal_1');
  await order('k2', 'tal_2');
  world.advance(31);
  expect((await world.webhook('check.completed', 'k1')).body.data['status']).toBe('clear');
  expect((await world.webhook('check.completed', 'k2')).body.data['status']).toBe('consider');
});

test('rules are added to those in force, which keep their counts', async () => {
  await world.misbehave({ rules: [{ system: 'screening', operation: 'find', kind: 'error', count: 2 }] });
  expect(await statuses(1)).toEqual([500]);
  const reply = await fetch(`${world.url}/_faults/rules`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rules: [{ system: 'screening', operation: 'find', kind: 'refuse', count: 1 }] }),
  });
  expect(reply.status).toBe(200);
  await world.restart();
  expect(await statuses(3)).toEqual([500, 422, 404]);
});

describe('of one story', () => {
  const thread = 'hire_1';

  /** People play a story in which tal_1 was asked about eng_1. */
  async function story(): Promise<void> {
    const portal = await openPortal();
    const { ask, link } = portal.open({ to: { talent: 'tal_1' }, subject: 'eng_1' });
    const reply = await fetch(`${world.url}/people/play`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ thread }),
    });
    expect(reply.status).toBe(200);
    await createMessaging({ smtpUrl: world.smtpUrl, from: 'muster@client.example' }).send('mail/1', {
      to: { name: 'Ines', email: 'ines@talent.example' },
      ...{ subject: 'Offer', text: `Open ${link}`, html: '', thread, ask: ask.id },
    });
    world.advance(7);
    await eventually('the answer', () => ask.answers[0]);
    await portal.close();
  }

  const reported = async (key: string) => (await world.webhook('check.completed', key)).body.data['status'];

  test('an outcome is found in its engagement only, also after a restart', async () => {
    await story();
    await world.misbehave({ rules: [{ system: 'screening', outcome: 'consider', thread }] });
    await order('screening/eng_1/check');
    await world.restart();
    await order('screening/eng_2/check', 'tal_2');
    // Somebody's check for another engagement is none of the story, though it asked them.
    await order('screening/eng_3/check', 'tal_1');
    world.advance(31);
    expect(await reported('screening/eng_1/check')).toBe('consider');
    expect(await reported('screening/eng_2/check')).toBe('clear');
    expect(await reported('screening/eng_3/check')).toBe('clear');
  });

  test('a call goes wrong when its key, its body or the account that it is about belongs to it', async () => {
    await story();
    const scim = async (method: string, path: string, body: object, key?: string) =>
      fetch(`${world.url}/scim/chat/v2/Users${path}`, {
        method,
        headers: {
          authorization: `Bearer ${world.token}`,
          'content-type': 'application/scim+json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      });
    const account = (externalId: string) => ({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...{ externalId, userName: `${externalId}@talent.example`, active: true },
    });
    const off = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    };
    const mine = (await (await scim('POST', '', account('tal_1'), 'access/eng_1/chat/grant')).json()) as { id: string };
    const other = (await (await scim('POST', '', account('tal_2'), 'access/eng_2/chat/grant')).json()) as {
      id: string;
    };
    await world.misbehave({ rules: [{ system: 'scim', operation: 'patch', kind: 'refuse', thread }] });
    expect((await scim('PATCH', `/${mine.id}`, off)).status).toBe(422);
    expect((await scim('PATCH', `/${other.id}`, off)).status).toBeLessThan(300);
  });

  test('the marketplace may find nobody', async () => {
    await world.misbehave({ rules: [{ system: 'marketplace', outcome: 'nobody', thread }] });
    const publish = async (hire: string): Promise<string> => {
      const reply = await fetch(`${world.url}/marketplace/listings`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${world.token}`,
          'content-type': 'application/json',
          'idempotency-key': `marketplace/${hire}/listing`,
        },
        body: JSON.stringify({
          ...{ title: 'Posters', role: 'graphic-designer', skills: [], jurisdiction: 'US-CA' },
          ...{ startsOn: '2026-12-01', endsOn: '2026-12-31', enough: 5, closesAt: world.inHours(48) },
          budget: { amountMinor: 500_000, currency: 'USD' },
        }),
      });
      return ((await reply.json()) as { ref: string }).ref;
    };
    await publish('hire_1');
    await publish('hire_2');
    world.advance(49);
    const applied = async (hire: string) =>
      (await world.webhook('listing.closed', `marketplace/${hire}/listing`)).body.data['applicants'];
    expect(await applied('hire_1')).toBe(0);
    expect(await applied('hire_2')).toBeGreaterThan(2);
  });
});
