import { createMessaging } from '../../adapters/messaging/smtp';
import { openWorld, type TestWorld } from './world';

const thread = 'hire_00000000000000000000000001';
let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

let counter = 0;
function send(
  to: string,
  subject: string,
  body: { text?: string; html?: string; name?: string; thread?: string } = {},
) {
  counter += 1;
  return createMessaging({ smtpUrl: world.smtpUrl, from: 'Muster <muster@client.example>' }).send(`mail/${counter}/1`, {
    to: { name: body.name ?? 'Ines Moreau', email: to },
    subject,
    text: body.text ?? 'Hello',
    html: body.html ?? '<p>Hello</p>',
    thread: body.thread ?? thread,
  });
}

async function page(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const reply = await fetch(`${world.url}${path}`);
  const text = (await reply.text()).replace(/\s+/g, ' ');
  return { status: reply.status, text, headers: reply.headers };
}

interface Messages {
  messages: { id: string; seq: number; subject: string; links: { label: string; href: string }[] }[];
  next: number;
}

async function messages(query = ''): Promise<Messages> {
  return (await (await fetch(`${world.url}/mail/messages.json${query}`)).json()) as Messages;
}

function press(path: string, headers: Record<string, string> = {}, back = '/mail'): Promise<Response> {
  const init = { method: 'POST', headers, body: new URLSearchParams({ back }), redirect: 'manual' } as const;
  return fetch(`${world.url}${path}`, init);
}

test('without mail the inbox says what to do', async () => {
  expect((await page('/mail')).text).toContain('No mail yet');
});

test('the inbox leads from everyone to a person, newest first, to a mail', async () => {
  await send('ines@talent.example', 'First');
  await send('ines@talent.example', 'Second');
  await send('lena@client.example', 'Approve', { name: 'Lena Lead' });
  const home = (await page('/mail')).text;
  expect(home).toContain('3 mails to 2 people in 1 story');
  expect(home.indexOf('Lena Lead')).toBeLessThan(home.indexOf('<strong>Ines Moreau'));

  const mailbox = (await page('/mail/people/ines%40talent.example')).text;
  expect(mailbox).toContain('This is the sandbox’s mail. Anyone may play any part.');
  expect(mailbox.indexOf('Second')).toBeLessThan(mailbox.indexOf('First'));
  expect((await page(/href="(\/mail\/messages\/[^"]+)"/.exec(mailbox)![1]!)).text).toContain('<h1 id="subject">Second');
});

test('a mail shows its text and its links by their names', async () => {
  await send('ines@talent.example', 'Sign', {
    text: 'Please sign:\nhttp://127.0.0.1:3000/p/abc?a=1&b=2\n\nMore at https://client.example/help, thanks.',
    html: '<a class=x href="http://127.0.0.1:3000/p/abc?a=1&amp;b=2"><b>Sign now</b></a> <a href="http://127.0.0.1:3000/terms">Terms</a>',
  });
  const { messages: found } = await messages();
  expect(found[0]?.links).toEqual([
    { label: 'Sign now', href: 'http://127.0.0.1:3000/p/abc?a=1&b=2' },
    { label: 'Terms', href: 'http://127.0.0.1:3000/terms' },
    { label: 'https://client.example/help', href: 'https://client.example/help' },
  ]);
  const { text } = await page(`/mail/messages/${found[0]!.id}`);
  expect(text).toContain('<a class="main" href="http://127.0.0.1:3000/p/abc?a=1&#38;b=2">Sign now</a>');
  expect(text).toContain('<a class="main" href="http://127.0.0.1:3000/terms">Terms</a>');
  expect(text).toContain('<a href="https://client.example/help">https://client.example/help</a>, thanks.');
});

test('nothing that a mail holds becomes markup or a script', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  await send('ines@talent.example', evil, {
    name: evil,
    text: `${evil} javascript:alert(3) http://a.example/"onmouseover="alert(4)`,
    html: `<script>alert(5)</script><a href="javascript:alert(6)">${evil}</a><a href="https://a.example/?q=&quot;&gt;<b>">x</a>`,
  });
  const { messages: found } = await messages();
  for (const path of ['/mail', '/mail/people/ines%40talent.example', `/mail/messages/${found[0]!.id}`]) {
    const { text, headers } = await page(path);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain('<script src="/mail/inbox.js" defer>');
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/<[^>]*\son\w+=/);
    expect(text).not.toMatch(/href="javascript:/i);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('the JSON goes on where it stopped, for one person or for all', async () => {
  for (const [to, subject] of [
    ['a@x.example', 'one'],
    ['b@x.example', 'two'],
    ['a@x.example', 'three'],
  ] as const)
    await send(to, subject);
  const first = await messages('?limit=2');
  expect(first.messages.map((mail) => mail.subject)).toEqual(['one', 'two']);
  const rest = await messages(`?since=${first.next}`);
  expect(rest.messages.map((mail) => mail.subject)).toEqual(['three']);
  expect((await messages(`?since=${rest.next}`)).next).toBe(rest.next);
  expect((await messages('?to=A%40X.example')).messages.map((mail) => mail.subject)).toEqual(['one', 'three']);
  expect((await page('/mail/messages.json?since=yesterday')).status).toBe(400);
});

test('mail and plays survive a restart, and a repeat from before it is dropped', async () => {
  const messaging = () => createMessaging({ smtpUrl: world.smtpUrl, from: 'muster@client.example' });
  const mail = { to: { name: 'I', email: 'i@x.example' }, subject: 'Once', text: 'Once', html: '', thread };
  await messaging().send('once/1', mail);
  await press(`/mail/stories/${thread}/play`);
  await world.restart();
  await messaging().send('once/1', mail);
  expect((await messages()).messages).toHaveLength(1);
  expect((await page('/mail')).text).toContain('The sandbox’s people play this');
});

test('a story is left to you, until its button lets the people play it; the same button stops them', async () => {
  await send('ines@talent.example', 'Hello');
  expect((await page('/mail')).text).toContain('Left to you');
  const started = await press(`/mail/stories/${thread}/play`);
  expect([started.status, started.headers.get('location')]).toEqual([303, '/mail']);
  expect((await page('/mail')).text).toContain('The sandbox’s people play this');
  await press(`/mail/stories/${thread}/stop`);
  expect((await page('/mail')).text).toContain('Left to you');
});

test('the button leads back to the page it stands on, and to no other site', async () => {
  const leadsTo = async (back: string) =>
    (await press(`/mail/stories/${thread}/play`, {}, back)).headers.get('location');
  expect(await leadsTo('/mail/messages/mail_0123')).toBe('/mail/messages/mail_0123');
  expect(await leadsTo('https://evil.example/')).toBe('/mail');
  expect(await leadsTo('//evil.example/mail')).toBe('/mail');
});

test('other sites may not press the buttons', async () => {
  expect((await press(`/mail/stories/${thread}/play`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await press(`/mail/stories/${thread}/play`, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
});

test('long lists come in pages, and people are found by name or address', async () => {
  await Promise.all(
    Array.from({ length: 55 }, (_, n) => send(`p${n}@x.example`, `Mail ${n}`, { name: `Person ${n}` })),
  );
  const home = (await page('/mail')).text;
  expect(home).toContain('page 1 of 2');
  expect(home.match(/id="to-/g)).toHaveLength(50);
  expect((await page('/mail?page=2')).text.match(/id="to-/g)).toHaveLength(5);
  expect((await page('/mail?q=person+17')).text.match(/id="to-/g)).toHaveLength(1);
  expect((await page('/mail?q=nobody')).text).toContain('Nobody here is called “nobody”');
});

test('a mail that is not there leads back to the inbox', async () => {
  for (const path of ['/mail/people/nobody%40x.example', '/mail/messages/mail_0']) {
    const { status, text } = await page(path);
    expect([status, text]).toEqual([404, expect.stringContaining('See everyone’s mail')]);
  }
});
