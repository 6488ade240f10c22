import { createHash } from 'node:crypto';

import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
let path: string;
beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('papers');
  const document = await api.database
    .knex('document')
    .where({ engagement_id: journey.engagementId })
    .first<{ id: string }>('id');
  path = `/v1/documents/${document.id}`;
});
afterAll(() => api.stop());

test('its own talent, the lead and the auditor get the bytes under their digest', async () => {
  const talent = await api.signedIn({ talentId: journey.talentId });
  for (const client of [talent, await api.as('lead'), await api.as('auditor')]) {
    const reply = await client.get(path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(reply.headers.get('etag')).toBe(`"${createHash('sha256').update(reply.text).digest('hex')}"`);
    expect(reply.headers.get('cache-control')).toMatch('private');
    const again = await client.get(path, { 'if-none-match': reply.headers.get('etag')! });
    expect([again.status, again.text]).toEqual([304, '']);
  }
});

test('for another talent it does not exist; an engineer may not have it', async () => {
  const other = await api.signedIn({ talentId: await api.talent('other') });
  expect((await other.get(path)).status).toBe(404);
  expect((await (await api.as('engineer')).get(path)).status).toBe(403);
  expect((await api.anonymous.get(path)).status).toBe(401);
});
