import { tellNews } from '../../adapters/db/news';
import { portalPages } from '../../domain/engagement/links';
import type { Mail } from '../../activities/ports';
import { sendNewsMail } from '../../worker/news-mail';
import { newsMail } from '../../worker/mails/news-mail';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('closed');
  await api.database.knex.raw(`update scorecard set disputable_until = business_now() + interval '1 day'`);
}, 60_000);
afterAll(() => api.stop());

/** Sends what the outbox holds of this kind, and gives it. */
async function mailsOf(news: string): Promise<Mail[]> {
  const rows = await api.database.knex('outbox').whereRaw(`kind = 'mail' and payload->>'news' = ?`, [news]);
  const sent: Mail[] = [];
  const messaging = { send: (_: string, mail: Mail) => Promise.resolve(void sent.push(mail)) };
  const ports = { database: api.database, store: api.store, messaging, apiUrl: 'https://muster.test' };
  for (const row of rows) await sendNewsMail(ports, row.key, row.payload);
  return sent;
}
const doorOf = ({ text }: Mail) => /https:\/\/muster\.test(\/p\/\S+)/.exec(text)![1]!;

test('each piece of news reads as one, and asks nothing', () => {
  const facts = {
    name: 'Eve\r\nBcc: all@example.test',
    title: 'Posters',
    own: true,
    why: null,
    due: null,
    link: 'https://m.test/p/x',
  };
  for (const news of ['fell-out', 'check-reused', 'final-notice', 'rated'] as const) {
    const { subject, text, html } = newsMail({ ...facts, news });
    expect(subject).toMatch(/^“Posters”: /);
    expect(text).toContain('You need not do anything.');
    expect(text).toContain('Hello Eve Bcc: all@example.test,');
    expect(html).toContain('href="https://m.test/p/x"');
  }
  expect(newsMail({ ...facts, news: 'fell-out', own: false, why: 'offer expired' }).text).toContain(
    'Why: offer expired',
  );
});

test('what waits for a word says which, until when, and what silence does', () => {
  const facts = {
    name: 'Eve',
    title: 'Q1 peak',
    own: true,
    link: 'https://m.test/p/x',
    due: 'Mon 8 March 2027, 09:00 (UTC)',
  };
  const place = newsMail({ ...facts, news: 'confirm-place', why: 'class 2, from Mon 15 March 2027 on' });
  expect(place.subject).toBe('“Q1 peak”: say that you come to the class');
  expect(place.text).toContain('Class: class 2, from Mon 15 March 2027 on');
  expect(place.text).toContain(
    'Please do so by Mon 8 March 2027, 09:00 (UTC). After that the place goes to somebody who waits for one.',
  );
  const shifts = newsMail({ ...facts, news: 'confirm-shifts', why: '5 shifts, the first on Mon 8 March 2027, 09:00' });
  expect(shifts.text).toContain('Shifts: 5 shifts, the first on Mon 8 March 2027, 09:00');
  expect(shifts.text).not.toContain('You need not do anything.');
});

test('who has left learns that the work is rated, and the link opens the rating while it can be disputed', async () => {
  const [mail, ...more] = await mailsOf('rated');
  expect([mail!.subject, more]).toEqual(['“Spring campaign assets”: your work is rated', []]);
  const entrance = await api.anonymous.get(doorOf(mail!));
  expect([entrance.status, entrance.headers.get('location')]).toEqual([303, portalPages.rating]);
  const talent = await api.signedIn({ talentId: journey.talentId });
  const page = await talent.get(portalPages.rating);
  const dispute = /href="(\/portal\/rating\/[^"]+)"/.exec(page.text)![1]!;
  const said = await talent.call('POST', dispute, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    raw: `reason=${encodeURIComponent('Two results were counted as late that were not.')}`,
  });
  expect(said.status).toBe(303);
});

test('an old link to a rating brings a new mail while it can be disputed, and none afterwards', async () => {
  const [mail] = await mailsOf('rated');
  const ask = () =>
    api.anonymous.call('POST', doorOf(mail!), {
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      raw: '',
    });
  const renewed = () => api.database.knex('outbox').whereLike('key', '%/rated/renewed-%');
  await ask();
  expect(await renewed()).toHaveLength(1);
  await api.database.knex('outbox').whereLike('key', '%/rated/renewed-%').delete();
  await api.database.knex('scorecard').update({ disputable_until: '2020-01-01T00:00:00Z' });
  await ask();
  expect(await renewed()).toEqual([]);
});

test('nobody is told twice, and nobody who was erased', async () => {
  const to = [{ to: journey.talentId, page: portalPages.home }];
  const tell = () =>
    api.store.transaction((tx) => tellNews(tx, { id: journey.engagementId }, { kind: 'fell-out' }, to));
  await tell();
  await tell();
  expect(await mailsOf('fell-out')).toHaveLength(1);
  await api.store.transaction((tx) => api.store.private.destroy(tx, journey.talentId, 'working'));
  expect(await mailsOf('fell-out')).toEqual([]);
});
