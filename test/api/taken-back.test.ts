import { createFallOutActivities } from '../../activities/fall-out';
import { runIds, undoKey } from '../../domain/ids';
import { onboardKeys } from '../../domain/onboard/keys';
import { sourceKeys } from '../../domain/source/keys';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
let grant: string;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('orientation');
  const { store } = api;
  const { engagementId, hireId } = journey;
  const [lease] = await store.transaction((tx) => store.leases.listLeases(tx, engagementId));
  const system = lease?.system ?? '';
  grant = onboardKeys.grant(engagementId, system);
  await store.transaction(async (tx) => {
    const undo = { key: undoKey(grant), system: 'identity', operation: `undo-grant:${system}`, compensates: grant };
    const story = { subject: engagementId, thread: hireId, workflowId: runIds.engagement(engagementId) };
    await store.effects.begin(tx, { ...undo, ...story }, 'digest');
    const readBack = { active: false, roles: [] };
    await store.effects.settle(tx, undo.key, { providerRef: 'x', result: { readBack } });
    await store.leases.closeLeases(tx, engagementId, system, readBack, 'system:identity');
    await store.effects.leave(tx, sourceKeys.check(engagementId), 'it came back clear and stays valid');
  });
  const reason = 'the talent withdrew';
  await createFallOutActivities({ store }).records.abortEngagement({ engagementId, reason });
});
afterAll(() => api.stop());

test('the ledger names what undid an effect, with its proof, and why one was left', async () => {
  const lead = await api.as('lead');
  const { body } = await lead.get(`/v1/engagements/${journey.engagementId}/effects`);
  const effects = body['items'] as { key: string }[];
  expect(effects.find(({ key }) => key === grant)).toMatchObject({ state: 'undone', undoneBy: undoKey(grant) });
  expect(effects.find(({ key }) => key === undoKey(grant))).toMatchObject({
    compensates: grant,
    readBack: { active: false, roles: [] },
  });
  expect(effects.find(({ key }) => key === sourceKeys.check(journey.engagementId))).toMatchObject({
    state: 'done',
    undoneBy: null,
    leftReason: 'it came back clear and stays valid',
  });
});

test('the page shows what was taken back, the proof, what was left and why; and that a thing is asked back', async () => {
  const { text } = await (await api.as('lead')).get(`/console/engagements/${journey.engagementId}`);
  const section = /<section[^>]+id="taken-back"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
  expect(section).toContain('What was taken back');
  expect(section).toContain('read back: it holds nothing');
  expect(section).toContain(undoKey(grant));
  expect(section).toContain('it came back clear and stays valid');
  expect(section).toContain('The money and the seat are free again.');
  const talent = await api.signedIn({ talentId: journey.talentId });
  expect((await talent.get('/portal')).text).toContain('Give back what you were sent');
});

test('an engagement whose work goes on has no such section', async () => {
  const other = newJourney(api.store, 2);
  await other.to('papers');
  const { text } = await (await api.as('lead')).get(`/console/engagements/${other.engagementId}`);
  expect(text).not.toContain('taken-back');
});
