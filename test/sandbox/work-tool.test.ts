import { createWorkTool } from '../../adapters/work-tool/http';
import { openWorld, type TestWorld } from './world';

const hostile = 'Zoë <script>alert(1)</script> "O\'Neil"';
let world: TestWorld;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

let counter = 0;
async function published(): Promise<{ key: string; link: string; providerRef: string }> {
  counter += 1;
  const key = `item/${counter}/1`;
  const port = createWorkTool({ url: `${world.url}/work-tool`, token: world.token });
  const person = { id: 'tal_1', name: hostile, email: 'zoe@talent.example' };
  const item = {
    engagement: 'eng_1',
    person,
    title: hostile,
    acceptance: [hostile],
    dueOn: '2026-12-08',
    amount: null,
  };
  return { key, ...(await port.publish(key, item)) };
}

async function press(link: string, button: string, note?: string): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams(note === undefined ? {} : { note });
  const reply = await fetch(`${link}/${button}`, { method: 'POST', body });
  return { status: reply.status, text: await reply.text() };
}

const submitted = async () => (await world.journal('work-tool')).filter((entry) => entry.type === 'item.submitted');

test('the page escapes what it shows and names no one', async () => {
  const { link } = await published();
  const reply = await fetch(link);
  const page = await reply.text();
  expect(page).not.toContain('<script');
  expect(page).not.toContain('zoe@talent.example');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).toContain('Tuesday 8 December 2026');
});

test('links cannot be guessed: 160 bits', async () => {
  const { link } = await published();
  expect(Buffer.from(link.split('/').at(-1)!, 'base64url')).toHaveLength(20);
  for (const method of ['GET', 'POST'])
    expect(
      (await fetch(`${world.url}/work-tool/i/guess${method === 'POST' ? '/accept' : ''}`, { method })).status,
    ).toBe(404);
});

test('a result without a word about it is not taken', async () => {
  const { link } = await published();
  await press(link, 'accept');
  const before = (await submitted()).length;
  for (const note of [undefined, ' \n ', 'x'.repeat(2001)]) {
    const { status, text } = await press(link, 'submit', note);
    expect([status, text]).toEqual([422, expect.stringContaining('Say where the result is')]);
  }
  expect(await submitted()).toHaveLength(before);
});

test('a result may be handed in again until the item is closed, the same one counts once', async () => {
  const { key, link, providerRef } = await published();
  await press(link, 'accept');
  await press(link, 'submit', 'Version 1');
  await press(link, 'submit', 'Version 1');
  await press(link, 'submit', 'Version 2,\r\nwith sources');
  const notes = (await submitted())
    .filter((entry) => entry.data['ref'] === providerRef)
    .map((entry) => entry.data['note']);
  expect(notes).toEqual(['Version 1', 'Version 2,\nwith sources']);
  await createWorkTool({ url: `${world.url}/work-tool`, token: world.token }).complete(`${key}/done`, providerRef);
  expect((await press(link, 'submit', 'Version 3')).text).toContain('Done: your result was accepted.');
  expect((await submitted()).filter((entry) => entry.data['ref'] === providerRef)).toHaveLength(2);
});

test('two presses at once accept once', async () => {
  const { link, providerRef } = await published();
  await Promise.all([press(link, 'accept'), press(link, 'accept')]);
  const accepted = (await world.journal('work-tool')).filter(
    (entry) => entry.type === 'item.accepted' && entry.data['ref'] === providerRef,
  );
  expect(accepted).toHaveLength(1);
});
