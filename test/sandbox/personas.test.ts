import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailStore, StoredMail } from '../../sandbox/mail/store';
import { createPeople, type People } from '../../sandbox/people';
import { reactionHours, type Persona } from '../../sandbox/people/persona';
import { createPlays, Play, type PlayLine, type Plays } from '../../sandbox/people/plays';
import { heldClock } from '../../sandbox/support/clock';
import { openJournal, type Journal } from '../../sandbox/support/journal';
import { openPortal, type Portal, type PortalAsk } from './portal';
import { eventually } from './world';

const thread = 'hire_1';
let folder: string;
let portal: Portal;
let plays: Plays;
let journal: Journal<PlayLine>;
let people: People;
let clock: ReturnType<typeof heldClock>;
let deliver: (mail: StoredMail) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-personas-'));
  portal = await openPortal();
  journal = await openJournal<PlayLine>(join(folder, 'people.ndjson'));
  plays = createPlays(journal);
  await plays.start(Play.parse({ thread }));
  clock = heldClock(standing(0));
});
afterEach(async () => {
  await people?.stop();
  await portal.close();
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = Date.parse('2026-11-02T09:00:00.000Z');
function standing(hours: number) {
  const businessFrom = new Date(start + hours * 3_600_000).toISOString();
  return { wallFrom: new Date().toISOString(), businessFrom, scale: 0 };
}

/** People of this persona, and an ask that one of them was mailed. */
function asked(persona: Persona): PortalAsk {
  const mail = { after: () => [], onMail: (listener) => void (deliver = listener) } as Partial<MailStore> as MailStore;
  people = createPeople({ mail, plays, clock, persona });
  people.start();
  const { ask, link } = portal.open();
  deliver({
    id: `mail_${ask.id}`,
    messageId: '<1@client.example>',
    address: 'ines@talent.example',
    name: 'Ines',
    from: 'muster@client.example',
    subject: 'Offer',
    text: link,
    links: [{ label: link, href: link }],
    thread,
    ask: ask.id,
    seq: 1,
    at: new Date(start).toISOString(),
  });
  return ask;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100));

test('one who declines says so, and why', async () => {
  const ask = asked(() => ({ do: 'answer', option: 'decline', reason: 'I am on holiday.' }));
  clock.set(standing(6));
  expect(await eventually('the answer', () => ask.answers[0])).toEqual({
    option: 'decline',
    reason: 'I am on holiday.',
  });
});

test('one who stays silent looks and says nothing', async () => {
  const ask = asked(() => ({ do: 'ignore' }));
  clock.set(standing(6));
  await eventually('a visit', () => ask.visits > 0);
  clock.set(standing(500));
  await aMoment();
  expect(ask.answers).toEqual([]);
});

test('one who is late answers late', async () => {
  const ask = asked(() => ({
    do: 'answer',
    option: 'accept',
    notBefore: new Date(start + 54 * 3_600_000).toISOString(),
  }));
  clock.set(standing(6));
  await eventually('a visit', () => ask.visits > 0);
  clock.set(standing(6 + 47));
  await aMoment();
  expect(ask.answers).toEqual([]);
  clock.set(standing(6 + 48));
  await eventually('the answer', () => ask.answers[0]);
});

test('reactions take half an hour to six hours, the same for the same seed, ask and person', () => {
  const hours = Array.from({ length: 500 }, (_, n) => reactionHours(1, `ask_${n}`, 'ines@talent.example'));
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...hours)).toBeLessThan(6);
  expect(new Set(hours).size).toBe(500);
  expect(reactionHours(1, 'ask_7', 'ines@talent.example')).toBe(hours[7]);
  expect(reactionHours(2, 'ask_7', 'ines@talent.example')).not.toBe(hours[7]);
});
