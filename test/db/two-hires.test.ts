import { createSourceActivities } from '../../activities/source';
import type { Actor } from '../../domain/ask/rules';
import { deriveId } from '../../domain/ids';
import { openReading, type Reading } from '../support/reading';
import { worldOf, writeHire } from '../support/journey-rows';
import { staff } from '../support/staff';

let reading: Reading;
beforeAll(async () => (reading = await openReading()));
afterAll(() => reading.close());

const lead: Actor = { kind: 'user', id: staff.lead, roles: ['lead'] };
const approver: Actor = { kind: 'user', id: staff.approver, roles: ['approver'] };

const blank = () => Promise.resolve(new Uint8Array());

/** Hires that are all asked to choose from the same people, with the lead's pick for the same one. */
async function hiresFor(names: readonly string[], people: number) {
  const { store } = reading;
  const source = createSourceActivities({
    store,
    world: worldOf(people),
    documents: { sowPdf: blank, letterPdf: blank },
  });
  const best = deriveId('talent', `marketplace:mp_${people}_1`);
  const answer = async (hireId: string, name: string, by: Actor, option: string, form?: Record<string, unknown>) => {
    const { id } = await reading.database.knex('ask').where({ subject: hireId, name, state: 'open' }).first('id');
    await store.transaction((tx) => store.asks.answer(tx, id, by, { option, ...(form ? { form } : {}) }));
  };
  const hires = names.map((name) => deriveId('hire', staff.lead, name));
  for (const [index, hireId] of hires.entries()) {
    await writeHire(store, hireId, names[index]!);
    await source.records.openRequisition({ hireId });
    await answer(hireId, 'approval', approver, 'approve');
    await source.records.settleApproval({ hireId });
    await source.records.rankPool({ hireId });
    await source.vendor.publishListing({ hireId });
    await source.vendor.collectApplicants({ hireId });
    await source.records.shortlist({ hireId });
    await answer(hireId, 'shortlist', lead, 'confirm', { talent: best });
  }
  return { source, hires, best };
}

test('many hires that want the same people at the same moment make one offer to each of them', async () => {
  const { source, hires } = await hiresFor(
    Array.from({ length: 8 }, (_, index) => `race-${index}`),
    21,
  );
  const chosen = await Promise.all(hires.map((hireId) => source.records.chooseTalent({ hireId, patienceSeconds: 60 })));
  // Three people meet every need: three hires have one of them, five have nobody and will ask their lead.
  expect(chosen.filter(({ engagementId }) => engagementId !== null)).toHaveLength(3);
  const engaged = await reading.database.knex('engagement').whereIn('hire_id', hires).pluck<string[]>('talent_id');
  expect(new Set(engaged).size).toBe(3);

  // Money is promised where somebody got an offer, and nowhere else.
  const committed = await reading.database
    .knex('requisition')
    .whereIn('hire_id', hires)
    .where('committed_minor', '>', 0)
    .pluck('hire_id');
  expect(committed).toHaveLength(3);
  const states = await reading.database.knex('hire').whereIn('id', hires).pluck<string[]>('state');
  expect(states.sort()).toEqual([...Array(3).fill('offering'), ...Array(5).fill('sourcing')]);
}, 60_000);

test('hires that meet the same people in another order wait for each other, and none is refused', async () => {
  const { store, database } = reading;
  const people = Array.from({ length: 40 }, (_, index) => ({
    ...{ sourceRef: `marketplace:met-${index}`, name: `Person ${index}`, email: `met${index}@talent.example` },
    ...{ timeZone: 'Europe/London', jurisdiction: null, roles: ['designer'], availableFrom: null, portfolio: null },
    skills: [{ skill: 'brand-design', level: 3 }],
  }));
  const orders = [people, people.toReversed(), people, people.toReversed()];
  const met = await Promise.all(
    orders.map((some) =>
      store.transaction((tx) => store.talents.upsertTalents(tx, some, 'system:marketplace', store.private)),
    ),
  );
  expect(met.map((ids) => ids[0])).toEqual(orders.map(([first]) => deriveId('talent', first!.sourceRef)));
  expect(await database.knex('talent').whereLike('source_ref', 'marketplace:met-%').pluck('id')).toHaveLength(40);
  expect(await database.knex('event').where({ type: 'talent.met' }).whereIn('subject', met[0]!)).toHaveLength(40);
});

test('the same person, met for the first time by many hires at the same moment, is written once and nobody is refused', async () => {
  const { store } = reading;
  for (let round = 0; round < 200; round++) {
    const person = {
      ...{ sourceRef: `marketplace:once-${round}`, name: `Once ${round}`, email: `once${round}@talent.example` },
      ...{ timeZone: 'Europe/London', jurisdiction: null, roles: ['designer'], availableFrom: null, portfolio: null },
      skills: [{ skill: 'brand-design', level: 3 }],
    };
    const meet = () =>
      store.transaction((tx) => store.talents.upsertTalents(tx, [person], 'system:marketplace', store.private));
    const met = await Promise.all(Array.from({ length: 8 }, meet));
    expect(new Set(met.flat())).toEqual(new Set([deriveId('talent', person.sourceRef)]));
  }
});

test('a repeat of the choice gives the same person, and nobody another one', async () => {
  const { source, hires, best } = await hiresFor(['repeat'], 22);
  const hireId = hires[0]!;
  const first = await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
  const again = await Promise.all([1, 2, 3].map(() => source.records.chooseTalent({ hireId, patienceSeconds: 60 })));
  expect(again).toEqual([first, first, first]);
  expect(await reading.database.knex('engagement').where({ hire_id: hireId }).pluck('talent_id')).toEqual([best]);
}, 60_000);

test('a filled seat tells everyone else no, and an open listing is named to be taken down', async () => {
  const { source, hires } = await hiresFor(['filled'], 23);
  const hireId = hires[0]!;
  const { engagementId } = await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
  const { listings } = await source.records.fillHire({ hireId, engagementId: engagementId!, filled: true });
  expect(listings).toEqual([1]);
  await source.vendor.closeListing({ hireId, round: 1 });
  await source.vendor.closeListing({ hireId, round: 1 });

  const applications = await reading.database
    .knex('application as a')
    .join('requisition as r', 'r.id', 'a.requisition_id')
    .where('r.hire_id', hireId)
    .orderBy('a.score', 'desc')
    .select('a.state', 'a.note');
  expect(applications).toEqual([
    { state: 'accepted', note: null },
    ...Array(3).fill({ state: 'rejected', note: 'the seat is filled' }),
  ]);
  const effects = await reading.database.knex('effect').where({ subject: hireId }).orderBy('key').pluck('key');
  expect(effects).toEqual([`marketplace/${hireId}/close/1`, `marketplace/${hireId}/listing/1`]);
}, 60_000);
