import { createIdentity } from '../../adapters/identity/scim';
import { createLearning } from '../../adapters/learning/http';
import { createSignature } from '../../adapters/signature/http';
import { RuleBroken } from '../../domain/errors';
import { openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const person = { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' };
const lead = { id: 'user_1', name: 'Lee Park', email: 'lead@client.example' };

async function send(key: string) {
  const signature = createSignature({ url: `${world.url}/signature`, token: world.token });
  const signers = [
    { party: 'talent', person },
    { party: 'client', person: lead },
  ];
  const pdf = Buffer.from('%PDF-1.7\n% a statement of work\n%%EOF\n');
  const sent = await signature.send(key, { title: 'Statement of work', pdf, signers, expiresAt: world.inHours(120) });
  return { signature, ...sent };
}

test.each(['talent', 'client'])('an envelope is declined by the %s within hours, with a reason', async (party) => {
  const outcome = `declined-by-${party}` as 'declined-by-talent' | 'declined-by-client';
  await world.misbehave({ rules: [{ system: 'signature', outcome, person: 'tal_1', count: 1 }] });
  const { signature } = await send('sow/1');
  world.advance(9);
  const said = await world.webhook('envelope.declined', 'sow/1');
  expect(said.body.data).toMatchObject({ party, reason: expect.any(String) as string });
  expect((await signature.find('sow/1'))?.status).toBe('declined');
  // The rule counts once; and a restart remembers the turn of the first.
  await world.restart();
  const next = await send('sow/2');
  world.advance(9);
  expect((await next.signature.find('sow/2'))?.status).toBe('sent');
});

test('an envelope expires ahead of its time, unless both were faster', async () => {
  await world.misbehave({ rules: [{ system: 'signature', outcome: 'expired' }] });
  await send('sow/1');
  const { links, signature } = await send('sow/2');
  for (const { url } of links) await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'sign' }) });
  world.advance(9);
  await world.webhook('envelope.expired', 'sow/1');
  expect((await signature.find('sow/2'))?.status).toBe('completed');
});

test('who declines on the page may say why', async () => {
  const { links } = await send('sow/1');
  const body = new URLSearchParams({ action: 'decline', reason: '  not at this price ' });
  await fetch(links[0]!.url, { method: 'POST', body });
  const said = await world.webhook('envelope.declined', 'sow/1');
  expect(said.body.data).toMatchObject({ party: 'talent', reason: 'not at this price' });
});

test('a hopeless enrolment is failed for good at the first try; the next one is not', async () => {
  await world.misbehave({ rules: [{ system: 'learning', outcome: 'failed', count: 1 }] });
  const learning = createLearning({ url: `${world.url}/learning`, token: world.token });
  const enrol = (key: string) => learning.enrol(key, { person, course: 'working-safely', dueAt: world.inHours(120) });
  const right = { q1: 'refuse', q2: 'once', q3: 'return' };
  const { link } = await enrol('course/1');
  await fetch(link, { method: 'POST', body: new URLSearchParams(right) });
  const said = await world.webhook('course.failed', 'course/1');
  expect(said.body.data).toMatchObject({ score: 0, attemptsLeft: 0 });
  await fetch(link, { method: 'POST', body: new URLSearchParams(right) });
  expect((await learning.find('course/1'))?.status).toBe('failed');

  const again = await enrol('course/2');
  await fetch(again.link, { method: 'POST', body: new URLSearchParams(right) });
  expect((await learning.find('course/2'))?.status).toBe('passed');
});

test('one system refuses to grant, the others do not; what is taken away is never refused', async () => {
  await world.misbehave({ rules: [{ system: 'scim', operation: 'grant:chat', outcome: 'refused', person: 'tal_1' }] });
  const identity = createIdentity({ url: `${world.url}/scim`, token: world.token });
  await identity.hold('access/1', { system: 'files', person, roles: ['guest'] });
  await expect(identity.hold('access/2', { system: 'chat', person, roles: ['guest'] })).rejects.toBeInstanceOf(
    RuleBroken,
  );
  expect(await identity.readBack('chat', person.id)).toEqual({ active: false, roles: [] });
  await identity.hold('access/3', { system: 'chat', person, roles: [] });
  await identity.hold('access/4', { system: 'files', person, roles: [] });
  expect(await identity.readBack('files', person.id)).toEqual({ active: false, roles: [] });
});
