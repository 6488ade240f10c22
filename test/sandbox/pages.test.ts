import { createHash } from 'node:crypto';
import { createLearning } from '../../adapters/learning/http';
import { createSignature } from '../../adapters/signature/http';
import { courseOf } from '../../sandbox/learning-courses';
import { openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const hostile = 'Zoë <script>alert(1)</script> "O\'Neil"';
const pdf = Buffer.from('%PDF-1.7\n% a statement of work\n%%EOF\n');
let counter = 0;

async function envelope(): Promise<Record<string, string>> {
  const port = createSignature({ url: `${world.url}/signature`, token: world.token });
  const signers = ['talent', 'client'].map((party) => ({
    party,
    person: { id: `id_${party}`, name: hostile, email: 'zoe@talent.example' },
  }));
  const { links } = await port.send(`sow/${++counter}`, {
    title: `SOW ${hostile}`,
    pdf,
    signers,
    expiresAt: world.inHours(48),
  });
  return Object.fromEntries(links.map((one) => [one.party, one.url]));
}

async function course(): Promise<string> {
  const port = createLearning({ url: `${world.url}/learning`, token: world.token });
  const person = { id: 'tal_1', name: hostile, email: 'zoe@talent.example' };
  return (await port.enrol(`course/${++counter}`, { person, course: 'working-safely', dueAt: world.inHours(48) })).link;
}

function send(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form) });
}

test('pages carry no script, escape what they show, and are not kept or framed', async () => {
  for (const url of [(await envelope())['talent']!, await course()]) {
    const reply = await fetch(url);
    expect(reply.status).toBe(200);
    const policy = reply.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    const page = await reply.text();
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/ style=| onclick=/);
    expect(page).toMatch(/<html lang="en">[\s\S]*<meta name="viewport"[\s\S]*<main>[\s\S]*<h1>/);
  }
});

test('links cannot be guessed: 160 bits, one per person', async () => {
  const { talent, client } = await envelope();
  const tokens = [talent!, client!, await course()].map((url) => url.split('/').at(-1)!);
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(20);
  for (const path of ['/signature/sign/guess', '/signature/sign/guess/document.pdf', '/learning/course/guess'])
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
  expect((await send(`${world.url}/signature/sign/guess`, { action: 'sign' })).status).toBe(404);
});

test('the signer reads the very document, signs, and sees how it stands', async () => {
  const { talent, client } = await envelope();
  const page = await (await fetch(talent!)).text();
  expect(page).toContain('Sign by');
  expect(page).toContain('Wednesday 4 November 2026');
  const document = Buffer.from(await (await fetch(`${talent}/document.pdf`)).arrayBuffer());
  expect(document.equals(pdf)).toBe(true);
  expect(page).toContain(createHash('sha256').update(pdf).digest('hex'));

  const signed = await (await send(talent!, { action: 'sign' })).text();
  expect(signed).toContain('You signed');
  expect(signed).not.toContain('<button');
  expect(await (await fetch(client!)).text()).toContain('Sign the document');
  expect(await (await send(client!, { action: 'sign' })).text()).toContain('Signed by everyone');
});

test('a button that does not exist changes nothing', async () => {
  const { talent } = await envelope();
  expect(await (await send(talent!, { action: 'burn' })).text()).toContain('Sign the document');
});

test('two presses at once sign once', async () => {
  const { talent } = await envelope();
  await Promise.all([send(talent!, { action: 'sign' }), send(talent!, { action: 'sign' })]);
  const entries = await world.journal('signature');
  const { ref } = entries.filter((one) => one.type === 'envelope.sent').at(-1)!.data;
  expect(entries.filter((one) => one.type === 'envelope.signed' && one.data['ref'] === ref)).toHaveLength(1);
});

describe('the test of a course', () => {
  const right = Object.fromEntries(courseOf('working-safely').questions.map((one, n) => [`q${n + 1}`, one.right]));

  test('wants every answer', async () => {
    const link = await course();
    const reply = await send(link, { q1: right['q1']!, q2: 'no such option', q3: right['q3']! });
    expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining('answer every question')]);
  });

  test('two of three are 66 %, not enough: it says why and lets one try again', async () => {
    const link = await course();
    const wrong = courseOf('working-safely').questions[0]!;
    const failed = await (await send(link, { ...right, q1: 'share' })).text();
    expect(failed).toContain('66 %');
    expect(failed).toMatch(/You have 2\s+more\s+tries/);
    expect(failed).toContain(wrong.because);
    const passed = await (await send(link, right)).text();
    expect(passed).toContain('Passed');
    expect(passed).toMatch(/crt_[0-9a-f]{20}/);
  });

  test('the third wrong try is the last', async () => {
    const link = await course();
    for (let attempt = 1; attempt <= 2; attempt++) await send(link, { ...right, q1: 'share' });
    expect(await (await send(link, { ...right, q1: 'share' })).text()).toContain('used up');
    expect(await (await send(link, right)).text()).toContain('used up');
  });

  test('handed in twice at once, it counts once', async () => {
    const link = await course();
    await Promise.all([send(link, right), send(link, right)]);
    const entries = await world.journal('learning');
    const { ref } = entries.filter((one) => one.type === 'enrolment.made').at(-1)!.data;
    expect(entries.filter((one) => one.data['ref'] === ref && one.type === 'course.passed')).toHaveLength(1);
  });
});
