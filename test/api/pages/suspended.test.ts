import { startTestApi, type TestApi } from '../../support/api';
import { newJourney, type Journey } from '../../support/fixtures';

let api: TestApi;
let journey: Journey;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('active');
});
afterAll(() => api.stop());

const portal = async () => (await (await api.signedIn({ talentId: journey.talentId })).get('/portal')).text;

test('work that stands still is told beside what there is to do, and not any more once it goes on', async () => {
  const said = 'Your work on “Spring campaign assets” is paused.';
  expect(await portal()).not.toContain(said);
  await setState('suspended');
  expect(await openAsks()).toBeGreaterThan(0);
  expect(await portal()).toContain(said);
  await api.database.knex('ask').where({ to_talent: journey.talentId }).update({ held_at: new Date() });
  const idle = await portal();
  expect(idle).toContain('Nothing to do.');
  expect(idle).toContain(said);
  await setState('active');
  expect(await portal()).not.toContain(said);
});

async function setState(state: string): Promise<void> {
  await api.database.knex('engagement').where({ id: journey.engagementId }).update({ state });
}

async function openAsks(): Promise<number> {
  const asks = api.database.knex('ask').where({ to_talent: journey.talentId, state: 'open' });
  return (await asks.select('id')).length;
}
