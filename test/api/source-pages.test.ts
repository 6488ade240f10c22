import { createFallOutActivities } from '../../activities/fall-out';
import { createNegotiateActivities } from '../../activities/negotiate';
import { createOfferActivities } from '../../activities/offer';
import { createSourceActivities } from '../../activities/source';
import { readHire } from '../../adapters/db/reads/hire-page';
import type { Actor } from '../../domain/ask/rules';
import { deriveId } from '../../domain/ids';
import type { HireView } from '../../domain/requisition/contract';
import { servePages, type PagesApp } from '../browser/pages-app';
import { openReading, type Reading } from '../support/reading';
import { worldOf, writeHire } from '../support/journey-rows';
import { staff } from '../support/staff';

let reading: Reading;
let app: PagesApp;
beforeAll(async () => {
  reading = await openReading();
  app = await servePages(reading.database, reading.store);
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await reading?.close();
});

const lead: Actor = { kind: 'user', id: staff.lead, roles: ['lead'] };
const approver: Actor = { kind: 'user', id: staff.approver, roles: ['approver'] };

const blank = () => Promise.resolve(new Uint8Array());

/** A hire with four applicants, three of whom fit; steps are taken by hand, as its run would. */
async function openHire(n: number) {
  const { store } = reading;
  const ports = { store, world: worldOf(n), documents: { sowPdf: blank, letterPdf: blank } };
  const source = createSourceActivities(ports);
  const offer = createOfferActivities(ports);
  const fallOut = createFallOutActivities(ports);
  const negotiate = createNegotiateActivities(ports);
  const hireId = deriveId('hire', staff.lead, `pages-${n}`);
  const person = (index: number) => deriveId('talent', `marketplace:mp_${n}_${index}`);
  const answer = async (by: Actor, name: string, option: string, more: object = {}) => {
    const { id } = await reading.database.knex('ask').where({ thread: hireId, name, state: 'open' }).first('id');
    await store.transaction((tx) => store.asks.answer(tx, id, by, { option, ...more }));
    return id as string;
  };
  await writeHire(store, hireId, `pages-${n}`);
  await source.records.openRequisition({ hireId });
  await answer(approver, 'approval', 'approve');
  await source.records.settleApproval({ hireId });
  await source.records.rankPool({ hireId });
  await source.vendor.publishListing({ hireId });
  await source.vendor.collectApplicants({ hireId });
  await source.records.shortlist({ hireId });
  const engagementId = deriveId('engagement', deriveId('requisition', hireId, '1'), person(1));
  return { hireId, engagementId, person, answer, source, offer, negotiate, fallOut };
}

async function page(path: string, who: { userId: string } | { talentId: string }): Promise<string> {
  const { name, value } = await app.cookieOf(who);
  const reply = await fetch(app.url + path, { headers: { cookie: `${name}=${value}` } });
  expect(reply.status).toBe(200);
  return (await reply.text())
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');
}

test('an offer is declined with a reason or countered on the portal, and the lead reads what was asked', async () => {
  const { hireId, engagementId, person, answer, source, offer, negotiate, fallOut } = await openHire(31);
  await answer(lead, 'shortlist', 'confirm', { form: { talent: person(1) } });
  await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
  await offer.records.sendOffer({ engagementId });
  const talent: Actor = { kind: 'talent', id: person(1) };

  const { id } = await reading.database.knex('ask').where({ thread: hireId, name: 'offer' }).first('id');
  const offered = await page(`/portal/asks/${id}`, { talentId: person(1) });
  expect(offered).toContain('$4,800.00 in all, by milestone');
  expect(offered).toContain('Only for “Make a counter-offer”');
  expect(offered).toContain('if you like, for “Decline”');

  await answer(talent, 'offer', 'counter', { form: { amount: 4950, note: 'Two more formats.' } });
  await offer.records.settleOffer({ engagementId });
  const counter = await reading.database.knex('ask').where({ thread: hireId, name: 'counter' }).first('id');
  const asked = await page(`/console/asks/${counter.id}`, { userId: staff.lead });
  for (const words of ['The person asks $4,950.00', 'it is within it', 'Two more formats.', 'Hold to $4,800.00'])
    expect(asked).toContain(words);
  const hirePage = await page(`/console/hires/${hireId}`, { userId: staff.lead });
  expect(hirePage).toContain('The person asks for more than the $4,800.00 offered');

  await answer(lead, 'counter', 'hold');
  await negotiate.settleCounter({ engagementId, round: 1 });
  await negotiate.settleCounter({ engagementId, round: 1 });
  await offer.records.sendOffer({ engagementId });
  const second = await reading.database.knex('ask').where({ thread: hireId, name: 'offer', state: 'open' }).first('id');
  expect(await page(`/portal/asks/${second.id}`, { talentId: person(1) })).toContain('We hold to our offer');
  expect(await page(`/console/engagements/${engagementId}`, { userId: staff.lead })).toContain(
    'The offer stays as it was',
  );

  await answer(talent, 'offer', 'decline', { reason: 'Another project.' });
  await offer.records.settleOffer({ engagementId });
  await fallOut.records.abortEngagement({ engagementId, reason: 'offer declined' });
  await source.records.fillHire({ hireId, engagementId, filled: false });
  const after = await page(`/console/hires/${hireId}`, { userId: staff.lead });
  expect(after).toContain('Back to the shortlist');
  expect(after).toContain('“Another project.”');
  expect(after).toContain('declined the offer');
}, 60_000);

test('the page of a hire tells each time that nobody was left, and what changed', async () => {
  const { hireId, answer, source } = await openHire(32);
  await answer(lead, 'shortlist', 'reject-all', { reason: 'None fits.' });
  await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
  await source.records.openImpasse({ hireId });
  await source.records.openImpasse({ hireId });
  const { id } = await reading.database.knex('ask').where({ thread: hireId, name: 'impasse' }).first('id');
  const asked = await page(`/console/asks/${id}`, { userId: staff.lead });
  for (const words of ['Nobody is left for', 'none of the shortlist was wanted', 'Look again', 'Cancel the hire'])
    expect(asked).toContain(words);
  const view = async (): Promise<HireView> => readHire(reading.as('lead'), hireId);
  expect((await view()).explanation.sentence).toMatch(
    /^Waiting for you\. Nobody is left to offer the work to, of 4 applications; the word on how to go on is due on .+\. If nobody answers it escalates to HR on .+ and counts as “Cancel the hire” on .+\. Next: the search is widened, or the pay raised, or the hire ends\.$/,
  );

  await answer(lead, 'impasse', 'again', { form: { lowerBy: 1, listingDays: 4, pay: 6000, otherRole: 'illustrator' } });
  expect(await source.records.settleImpasse({ hireId })).toMatchObject({ go: 'approval' });
  expect((await view()).explanation.sentence).toContain(
    'Waiting for the approver. More than the approved $5,000.00 is to be paid',
  );
  await answer(approver, 'raise', 'approve');
  expect(await source.records.settleRaisedBudget({ hireId })).toEqual({ go: 'look', round: 2 });
  expect(await source.records.settleRaisedBudget({ hireId })).toEqual({ go: 'look', round: 2 });
  await source.vendor.publishListing({ hireId, round: 2 });

  const hire = await view();
  expect(hire.explanation.sentence).toMatch(
    /^Waiting for applicants\. Round 2: the listing has been on the marketplace/,
  );
  expect(hire.impasses).toMatchObject([
    {
      no: 1,
      why: 'none of the shortlist was wanted',
      decision: 'again',
      approval: 'approved',
      round: 2,
      changes: 'every skill 1 level lower · also illustrator · pays $6,000.00 · listed for 4 days',
    },
  ]);
  expect(hire.requisition).toMatchObject({
    budget: { amount: '6000.00' },
    offered: { amount: '6000.00' },
    otherRoles: ['illustrator'],
    round: 2,
    skills: [
      { skill: 'brand-design', level: 2 },
      { skill: 'illustration', level: 1 },
    ],
  });
  const shown = await page(`/console/hires/${hireId}`, { userId: staff.lead });
  for (const words of ['Rounds of the search', 'None of the shortlist was wanted', 'not wanted by the lead', 'round 2'])
    expect(shown).toContain(words);
}, 60_000);

test('a hire that ended before anybody worked says why', async () => {
  const { hireId, answer, source } = await openHire(33);
  await answer(lead, 'shortlist', 'reject-all', { reason: 'None fits.' });
  await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
  await source.records.openImpasse({ hireId });
  await answer(lead, 'impasse', 'cancel', { reason: 'We do it ourselves.' });
  const way = await source.records.settleImpasse({ hireId });
  expect(way).toEqual({ go: 'cancel', reason: 'We do it ourselves.' });
  expect(await source.records.cancelHire({ hireId, reason: 'We do it ourselves.' })).toEqual({ listings: [1] });
  const { explanation, applications } = await readHire(reading.as('lead'), hireId);
  expect(explanation.sentence).toMatch(/^Cancelled .+\. Nobody was engaged: We do it ourselves\.$/);
  expect(new Set(applications.map(({ state }) => state))).toEqual(new Set(['rejected']));
}, 60_000);
