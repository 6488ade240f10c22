import { z } from 'zod';

import { readDocumentFile } from '../../adapters/db/reads/documents';
import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { listEngagements } from '../../adapters/db/reads/engagements';
import { readHire } from '../../adapters/db/reads/hire-page';
import { listHires } from '../../adapters/db/reads/hires';
import { readHome } from '../../adapters/db/reads/home';
import { listPayments } from '../../adapters/db/reads/payments';
import { readPortal } from '../../adapters/db/reads/portal';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import { readTimeline } from '../../adapters/db/reads/timeline';
import { listWorkItems, readWorkItem } from '../../adapters/db/reads/work-items';
import { PaymentView, WorkItemView } from '../../domain/assign/contract';
import { EngagementSummary, EngagementView, TimelineEntry } from '../../domain/engagement/contract';
import { ScorecardView } from '../../domain/evaluate/contract';
import { HireSummary, HireView } from '../../domain/requisition/contract';
import { newJourney, type Journey } from '../support/fixtures';
import { openReading, type Reading } from '../support/reading';

let reading: Reading;
let journey: Journey;

/** One journey goes through the file; each test takes it on. */
beforeAll(async () => {
  reading = await openReading();
  journey = newJourney(reading.store);
});
afterAll(() => reading.close());

const main = (timeline: TimelineEntry[]) =>
  timeline.filter(({ weight }) => weight === 'main').map(({ title }) => title);

test('a hire shows its people ranked, with the parts of their scores', async () => {
  await journey.to('shortlist');
  const hire = HireView.parse(await readHire(reading.as('lead'), journey.hireId));
  expect(
    hire.applications.map(({ rank, talent, state, shortlisted }) => [rank, talent.name, state, shortlisted]),
  ).toEqual([
    [1, 'Ines Okafor', 'shortlisted', true],
    [2, 'Luca Moretti', 'shortlisted', true],
    [3, 'Mei Tanaka', 'shortlisted', true],
    [4, 'Ana Sousa', 'applied', false],
  ]);
  expect(Object.keys(hire.applications[0]?.breakdown ?? {})).toEqual([
    'skill',
    'tier',
    'load',
    'fairness',
    'continuity',
    'cost',
  ]);
  expect(hire.applications[3]?.reasonAgainst).toBe('brand-design 2 of 3');
  expect(hire.requisition).toMatchObject({
    state: 'open',
    budget: { amount: '5000.00', currency: 'USD' },
    free: { amount: '5000.00', currency: 'USD' },
    approvedBy: { name: 'Henrik Vos' },
  });
  expect(main(hire.timeline)).toEqual([
    'Shortlist made',
    '4 applications from the marketplace',
    'Looking for people',
    'Budget approved',
    'Request received',
  ]);
});

test('an engagement shows where it stands, its money, proofs and story', async () => {
  await journey.to('handover');
  const page = EngagementView.parse(await readEngagement(reading.as('lead'), journey.engagementId));
  expect(page.talent.name).toBe('Ines Okafor');
  expect(page.rail.map(({ phase, status, note }) => [phase, status, note])).toEqual([
    ['source', 'done', 'Mon 23 Nov – Wed 25 Nov'],
    ['onboard', 'done', 'Wed 25 Nov – Tue 1 Dec'],
    ['assign', 'current', 'since Tue 1 Dec · 1 of 3 milestones'],
    ['evaluate', 'coming', 'Thu 31 Dec'],
    ['offboard', 'coming', 'handover starts Thu 17 Dec'],
  ]);
  expect(page.money).toEqual({
    notToExceed: { amount: '5000.00', currency: 'USD' },
    paid: { amount: '1200.00', currency: 'USD' },
    reserved: { amount: '3600.00', currency: 'USD' },
    free: { amount: '200.00', currency: 'USD' },
  });
  expect(page.milestones.map(({ state }) => state)).toEqual(['paid', 'submitted', 'planned']);
  expect(page.leases.map(({ system, state, readBack }) => [system, state, readBack?.roles])).toEqual([
    ['asset-library', 'open', ['contributor']],
    ['chat', 'open', ['guest']],
  ]);
  expect(page.classification).toMatchObject({ outcome: 'contractor', ruleSet: 'US-CA', version: '2026-01' });
  expect(page.documents).toMatchObject([{ kind: 'sow', signedAt: '2026-11-26T20:00:00.000Z' }]);
  expect(page.checklist.every(({ state, evidence }) => state === 'done' && evidence !== null)).toBe(true);
  expect(grantsInOrder(main(page.timeline))).toEqual([
    'Submitted “Social set, 24 formats”',
    'Paid $1,200.00 for “Moodboard and key visual”',
    'Accepted “Moodboard and key visual” at first pass',
    'Submitted “Moodboard and key visual”',
    'Took on “Print set and source files”',
    'Took on “Social set, 24 formats”',
    'Took on “Moodboard and key visual”',
    'Work began',
    'Ready for the first day',
    'Course passed',
    'Access granted: asset-library (contributor)',
    'Access granted: chat (guest)',
    'Papers complete',
    'Contract signed by the client',
    'Contract signed by the talent',
    'Confirmed: check clear, classification recorded',
    'Classified: contractor',
    'Background check clear',
    'Consented to the background check',
    'Vetting began',
    'Offer accepted',
    '$4,800.00 reserved',
    'Conditional offer made',
  ]);
  expect(page.timeline.find(({ type }) => type === 'decided.classification')).toMatchObject({
    detail:
      'US-CA 2026-01: professional services exemption (graphic designer) · 3 answers with evidence · looked at again on Mon 24 May 2027',
    by: 'rule US-CA 2026-01',
    policy: 'classification/US-CA@2026-01',
  });
  expect(page.timeline.find(({ title }) => title.startsWith('Accepted'))).toMatchObject({
    by: 'you',
    detail: '“Both directions are usable.” · rated 5 of 5',
  });
});

test('no line of a story shows an id where there is a title', async () => {
  await journey.to('handover');
  const { items } = await readTimeline(reading.as('admin'), journey.hireId, { limit: 200 });
  expect(items.length).toBeGreaterThan(60);
  const keys = items.filter(({ title, detail }) =>
    /(eng|hire|tal|ask|mile|app|req|class)_/.test(`${title} ${detail ?? ''}`),
  );
  // A payment is known to the payments system by its key; that one is said.
  expect(keys.map(({ type }) => type)).toEqual(['payment.paid']);
});

test('a timeline pages without gaps and without repeats', async () => {
  await journey.to('handover');
  const all = await readTimeline(reading.as('ops'), journey.hireId, { limit: 200 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await readTimeline(reading.as('ops'), journey.hireId, { limit: 17, cursor });
    seen.push(...page.items.map((entry) => entry.cursor));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(all.items.map((entry) => entry.cursor));
});

test('home says what waits for the reader, what runs and what is in trouble', async () => {
  await journey.to('handover');
  const lead = await readHome(reading.as('lead'));
  expect(lead.asks.map(({ ask, subjectTitle }) => [ask.question, subjectTitle])).toEqual([
    ['Accept “Social set, 24 formats”?', 'Spring campaign assets'],
  ]);
  expect(lead.sentence).toBe('1 question waits for you. 1 hire is running; nothing is in trouble.');
  expect(z.array(HireSummary).parse(lead.running)[0]?.explanation.whoseTurn).toBe('you');
  expect((await readHome(reading.as('hr'))).sentence).toBe(
    'Nothing waits for you. 1 hire is running; nothing is in trouble.',
  );
});

test('the portal says what to do now, until when, how long it takes and what it pays', async () => {
  await journey.to('handover');
  const portal = await readPortal(reading.asTalent(journey.talentId));
  expect(portal.talent.name).toBe('Ines Okafor');
  expect(portal.tasks.map(({ ask, dueAt, aboutMinutes, pays }) => [ask.question, dueAt, aboutMinutes, pays])).toEqual([
    ['Hand over your work', '2026-12-29T08:00:00.000Z', 20, null],
    ['Submit “Print set and source files”', '2026-12-31T02:00:00.000Z', null, '$1,600.00'],
  ]);
  expect(portal.tasks[1]?.ask.link).toMatch(/^https:\/\/vendor\.example\//);
  const [project] = portal.engagements;
  expect(project?.money.map(({ title, amount, state, paidAt }) => [title, amount, state, paidAt])).toEqual([
    ['Moodboard and key visual', '$1,200.00', 'paid', '2026-12-09T17:14:00.000Z'],
    ['Social set, 24 formats', '$2,000.00', 'being reviewed', null],
    ['Print set and source files', '$1,600.00', 'planned', null],
  ]);
  expect(project?.documents).toMatchObject([{ title: 'Statement of work: Spring campaign assets' }]);
  await expect(readPortal(reading.as('lead'))).rejects.toThrow('The portal is for talent');
});

test('work items say what really happened, ahead of the run', async () => {
  await journey.to('handover');
  const lead = reading.as('lead');
  const { items } = await listWorkItems(lead, { engagement: journey.engagementId });
  z.array(WorkItemView).parse(items);
  expect(items.map(({ no, state, submittedAt }) => [no, state, submittedAt])).toEqual([
    [1, 'done', '2026-12-08T18:00:00.000Z'],
    [2, 'submitted', '2026-12-18T08:00:05.000Z'],
    [3, 'in_progress', null],
  ]);
  expect((await listWorkItems(lead, { state: 'submitted' })).items.map(({ no }) => no)).toEqual([2]);
  expect((await readWorkItem(lead, items[1]?.id ?? '')).note).toBe('All files are in the shared folder.');
  expect((await readWorkItem(reading.as('engineer'), items[1]?.id ?? '')).note).toBeNull();
});

test('the closed engagement shows money, proofs, scorecard and verdict', async () => {
  await journey.to('closed');
  const page = EngagementView.parse(await readEngagement(reading.as('lead'), journey.engagementId));
  expect(page).toMatchObject({ state: 'closed', rehire: 'yes', closedAt: '2027-01-02T18:01:00.000Z' });
  expect(page.rail.map(({ status, note }) => `${status}: ${note}`)).toEqual([
    'done: Mon 23 Nov 2026 – Wed 25 Nov 2026',
    'done: Wed 25 Nov 2026 – Tue 1 Dec 2026',
    'done: Tue 1 Dec 2026 – Sat 19 Dec 2026',
    'done: Sat 19 Dec 2026 – Fri 1 Jan',
    'done: Fri 1 Jan – Sat 2 Jan',
  ]);
  expect(page.leases.every(({ state, readBack }) => state === 'revoked' && readBack?.roles.length === 0)).toBe(true);
  const cards = await listScorecards(reading.as('lead'), { talent: journey.talentId });
  expect(z.array(ScorecardView).parse(cards.items)).toHaveLength(4);
  expect((await listScorecards(reading.as('lead'), { period: 'project' })).items).toMatchObject([{ rated: true }]);
  const payments = await listPayments(reading.as('lead'), { engagement: journey.engagementId });
  expect(
    z
      .array(PaymentView)
      .parse(payments.items)
      .map(({ amount, state }) => [amount.amount, state]),
  ).toEqual(
    expect.arrayContaining([
      ['1200.00', 'paid'],
      ['2000.00', 'paid'],
      ['1600.00', 'paid'],
    ]),
  );
});

test('lists page without gaps and filter by state', async () => {
  for (const n of [2, 3, 4]) await newJourney(reading.store, n).to(n === 4 ? 'offered' : 'approval');
  const lead = reading.as('lead');
  const first = await listHires(lead, { limit: 3 });
  const rest = await listHires(lead, { limit: 3, cursor: first.next ?? undefined });
  expect([...first.items, ...rest.items].map(({ externalId }) => externalId).sort()).toEqual([
    'mkt-1',
    'mkt-2',
    'mkt-3',
    'mkt-4',
  ]);
  expect(rest.next).toBeNull();
  expect((await listHires(lead, { states: ['approval'] })).items).toHaveLength(2);
  expect((await listHires(lead, { running: true })).items).toHaveLength(3);
  const engagements = await listEngagements(lead, { running: true });
  expect(
    z
      .array(EngagementSummary)
      .parse(engagements.items)
      .map(({ state }) => state),
  ).toEqual(['offered']);
  await expect(listHires(lead, { cursor: 'nonsense' })).rejects.toThrow('The cursor is not one of this list');
});

test('every page takes at most five statements', async () => {
  const [lead, hr, talent] = [reading.as('lead'), reading.as('hr'), reading.asTalent(journey.talentId)];
  const pages: Record<string, () => Promise<unknown>> = {
    home: () => readHome(lead),
    'home of HR': () => readHome(hr),
    hires: () => listHires(lead),
    hire: () => readHire(lead, journey.hireId),
    engagements: () => listEngagements(lead),
    engagement: () => readEngagement(lead, journey.engagementId),
    timeline: () => readTimeline(lead, journey.hireId),
    portal: () => readPortal(talent),
  };
  for (const [name, page] of Object.entries(pages))
    expect([name, (await reading.statements(page)).length <= 5]).toEqual([name, true]);
  expect(await reading.statements(pages['engagement'] as () => Promise<unknown>)).toHaveLength(2);
});

test('a document is handed to those who may open it', async () => {
  const { documents } = await readEngagement(reading.as('lead'), journey.engagementId);
  const id = documents[0]?.id ?? '';
  for (const context of [reading.as('lead'), reading.as('auditor'), reading.asTalent(journey.talentId)])
    expect((await readDocumentFile(context, id)).bytes.toString()).toMatch(/^%PDF/);
  for (const context of [reading.as('engineer'), reading.asTalent('tal_other'), reading.as('lead', 'user_other')])
    await expect(readDocumentFile(context, id)).rejects.toThrow(`There is no document ${id}.`);
});

/** Both accesses are granted side by side; which one is first is chance. */
function grantsInOrder(titles: readonly string[]): string[] {
  const isGrant = (title: string) => title.startsWith('Access granted');
  const grants = titles.filter(isGrant).sort();
  return titles.map((title) => (isGrant(title) ? (grants.shift() ?? title) : title));
}
