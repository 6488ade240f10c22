import { readEffects } from '../../adapters/db/reads/effects';
import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { listEngagements } from '../../adapters/db/reads/engagements';
import { listEvents } from '../../adapters/db/reads/events';
import { readExplanation } from '../../adapters/db/reads/explain';
import { readHire } from '../../adapters/db/reads/hire-page';
import { listHires } from '../../adapters/db/reads/hires';
import { readHome } from '../../adapters/db/reads/home';
import { listPayments } from '../../adapters/db/reads/payments';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import { readTalent, searchTalents } from '../../adapters/db/reads/talents';
import { readTimeline } from '../../adapters/db/reads/timeline';
import { listWorkItems } from '../../adapters/db/reads/work-items';
import type { ReadContext } from '../../adapters/db/reads/context';
import { newJourney, type Journey } from '../support/fixtures';
import { openReading, type Reading } from '../support/reading';

let reading: Reading;
let journey: Journey;

beforeAll(async () => {
  reading = await openReading();
  journey = newJourney(reading.store);
  await journey.to('handover');
});
afterAll(() => reading.close());

/** Each read of one thing, by what it is called. */
const readsOfOne: Record<string, (context: ReadContext) => Promise<unknown>> = {
  hire: (context) => readHire(context, journey.hireId),
  'explanation of the hire': (context) => readExplanation(context, journey.hireId),
  'timeline of the hire': (context) => readTimeline(context, journey.hireId),
  'effects of the hire': (context) => readEffects(context, journey.hireId),
  engagement: (context) => readEngagement(context, journey.engagementId),
  'explanation of the engagement': (context) => readExplanation(context, journey.engagementId),
  'timeline of the engagement': (context) => readTimeline(context, journey.engagementId),
  'effects of the engagement': (context) => readEffects(context, journey.engagementId),
};

const readsOfMany: Record<string, (context: ReadContext) => Promise<{ items: unknown[] }>> = {
  hires: (context) => listHires(context),
  engagements: (context) => listEngagements(context),
  'work items': (context) => listWorkItems(context),
  payments: (context) => listPayments(context),
  scorecards: (context) => listScorecards(context),
};

test.each(['lead', 'hr', 'ops', 'admin', 'auditor', 'engineer'] as const)('%s reads the story', async (role) => {
  for (const read of Object.values(readsOfOne)) await expect(read(reading.as(role))).resolves.toBeDefined();
  expect((await listHires(reading.as(role))).items).toHaveLength(1);
});

test('another lead finds nothing of it, in no read', async () => {
  const stranger = reading.as('lead', 'user_stranger');
  for (const [name, read] of Object.entries(readsOfOne))
    expect([name, await read(stranger).catch((error: Error) => error.name)]).toEqual([name, 'NotFound']);
  for (const [name, read] of Object.entries(readsOfMany))
    expect([name, (await read(stranger)).items]).toEqual([name, []]);
  expect(await readHome(stranger)).toMatchObject({ askCount: 0, runningCount: 0, trouble: [] });
  expect((await listEvents(stranger)).items).toEqual([]);
});

test('an approver sees what they were asked about, and no more', async () => {
  const approver = reading.as('approver');
  await expect(readHire(approver, journey.hireId)).resolves.toBeDefined();
  const other = newJourney(reading.store, 2);
  await other.to('received');
  await expect(readHire(approver, other.hireId)).rejects.toThrow(`There is no hire ${other.hireId}.`);
});

test('a talent reads the own engagement without the client’s side, and no hire', async () => {
  const talent = reading.asTalent(journey.talentId);
  const page = await readEngagement(talent, journey.engagementId);
  expect(page.asks.every(({ to }) => 'talent' in to && to.talent === journey.talentId)).toBe(true);
  expect(page).toMatchObject({
    effects: [],
    timeline: [],
    rehire: null,
    talent: { name: 'Ines Okafor' },
    lead: { name: null },
  });
  await expect(readHire(talent, journey.hireId)).rejects.toThrow('There is no hire');
  const other = reading.asTalent('tal_other');
  await expect(readEngagement(other, journey.engagementId)).rejects.toThrow('There is no engagement');
  for (const read of Object.values(readsOfMany)) expect((await read(other)).items).toEqual([]);
});

test('an engineer reads everything, and no name, address or word that a person wrote', async () => {
  const engineer = reading.as('engineer');
  const all = JSON.stringify([
    ...(await Promise.all(Object.values(readsOfOne).map((read) => read(engineer)))),
    ...(await Promise.all(Object.values(readsOfMany).map((read) => read(engineer)))),
    await readHome(engineer),
    await readTalent(engineer, journey.talentId),
    await searchTalents(engineer),
  ]);
  expect(all).not.toMatch(
    /directions are usable|shared folder|Ines|Okafor|Tanaka|Marta|Duarte|Henrik|talent\.example|client\.example|portfolio\.example/,
  );
});

test('personal answers are never in a page, for nobody', async () => {
  for (const role of ['lead', 'hr', 'admin', 'auditor'] as const) {
    const page = JSON.stringify(await readEngagement(reading.as(role), journey.engagementId));
    const answers = (await readEngagement(reading.as(role), journey.engagementId)).asks.filter((ask) => ask.personal);
    expect(answers.length).toBe(3);
    expect(answers.every((ask) => ask.answer?.form === null)).toBe(true);
    // What was entered equals the form's examples, which the form itself shows once each.
    expect(page.split('12-3456789')).toHaveLength(2);
  }
});

test('the door to an outside page is shown to the one who is asked only', async () => {
  const name = 'Submit “Print set and source files”';
  const linkFor = async (context: ReadContext) =>
    (await readEngagement(context, journey.engagementId)).asks.find(({ question }) => question === name)?.link;
  expect(await linkFor(reading.asTalent(journey.talentId))).toMatch(/^https:/);
  expect(await linkFor(reading.as('lead'))).toBeNull();
  expect(await linkFor(reading.as('admin'))).toBeNull();
});

test('the audit trail filters by story, thread and type, newest first', async () => {
  const auditor = reading.as('auditor');
  const thread = await listEvents(auditor, { thread: journey.hireId, limit: 200 });
  expect(new Set(thread.items.map(({ subject }) => subject))).toEqual(new Set([journey.hireId, journey.engagementId]));
  const asks = await listEvents(auditor, { subject: journey.engagementId, type: 'ask', limit: 200 });
  expect(new Set(asks.items.map(({ type }) => type))).toEqual(new Set(['ask.opened', 'ask.answered']));
  const [first, second] = asks.items;
  expect(first && second && first.number > second.number).toBe(true);
  expect((await listEvents(auditor, { type: 'payment.paid' })).items).toHaveLength(1);
});

test('trouble is what is parked or late, to those who see the story', async () => {
  const troubled = newJourney(reading.store, 3);
  await troubled.to('accepted');
  await troubled.parkPayment();
  const { trouble, asks, sentence } = await readHome(reading.as('engineer'));
  expect(trouble).toMatchObject([
    {
      kind: 'parked-effect',
      title: 'The payment for “Moodboard and key visual” of “Spring campaign assets” is parked',
      subject: troubled.engagementId,
    },
  ]);
  expect(asks).toHaveLength(1);
  expect(sentence).toMatch(/^1 question waits for you\. 3 hires are running; 1 effect is parked\.$/);
  await reading.store.transaction((tx) => reading.store.clock.jump(tx, '2027-01-03T00:00:00.000Z', 'test'));
  expect((await readHome(reading.as('lead'))).trouble.some(({ kind }) => kind === 'late-ask')).toBe(true);
});

test('a run that sleeps past its date and a delivery that waits are trouble; waking and waiting for a second is not', async () => {
  const { knex } = reading.database;
  const workflowId = `engagement/${journey.engagementId}`;
  await knex.raw(`insert into run_timer values (?, 'a', business_now() + interval '1 day')`, [workflowId]);
  const titles = async () => (await readHome(reading.as('ops'))).trouble.map(({ kind, title }) => `${kind}: ${title}`);
  expect(await titles()).not.toContainEqual(expect.stringMatching(/^late-run/));
  await knex.raw(`update run_timer set until_at = business_now() - interval '1 day'`);
  await knex.raw(`update outbox set created_wall = created_wall - interval '2 minutes' where delivered_wall is null`);
  expect(await titles()).toEqual(
    expect.arrayContaining([
      'late-run: The run of “Spring campaign assets” should have gone on',
      expect.stringMatching(/^late-run: \d+ deliveries wait to leave the database$/),
    ]),
  );
  expect((await readHome(reading.as('lead', 'user_stranger'))).trouble).toEqual([]);
});
