import fs from 'node:fs';

import type { Services } from '../../api/services';
import { createHire } from '../../api/intake/hire';
import { moveTo } from '../../cli/demo/shift-dates';
import { localDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { assignKeys } from '../../domain/assign/keys';
import { sourceKeys } from '../../domain/source/keys';
import { onboardKeys } from '../../domain/onboard/keys';
import { openJourney, type JourneyBench } from './journey-bench';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
}, 120_000);

afterAll(() => bench.close());

async function startHire(externalId: string): Promise<string> {
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  const request = { ...moveTo(designer, localDate(now, designer.timeZone), 5), externalId };
  const services = { store: bench.store, deliver: () => bench.deliver() } as unknown as Services;
  const { id } = await createHire(services, { kind: 'user', id: 'key_hr', roles: ['hr'] }, request, {
    requestId: 'r1',
    patienceSeconds: 60,
  });
  return id;
}

async function engagementOf(hireId: string) {
  const row = await bench.database.knex('engagement').where({ hire_id: hireId }).first();
  return row as {
    id: string;
    state: string;
    phase: string;
    reserved_minor: number;
    paid_minor: number;
    talent_id: string;
    rehire: string;
  };
}

/** Plays a hire up to the point where access is there and orientation is asked for. */
async function playToOrientation(externalId: string) {
  const hireId = await startHire(externalId);
  await bench.answer('approval', 'approve');
  await bench.report('marketplace', 'listing.closed', sourceKeys.listing(hireId), { reason: 'enough' });
  const shortlist = await bench.ask('shortlist');
  const { form } = await bench.database.knex('ask').where({ id: shortlist.id }).first('form');
  await bench.answer('shortlist', 'confirm', { talent: form.properties.talent.default });

  await bench.ask('offer');
  const engagement = await engagementOf(hireId);
  expect(engagement).toMatchObject({ state: 'offered', reserved_minor: 480_000 });
  await bench.answer('offer', 'accept');
  await bench.answer('consent', 'consent');
  await bench.report('screening', 'check.completed', sourceKeys.check(engagement.id), {
    status: 'clear',
    completedAt: '2026-11-26T20:00:00.000Z',
  });

  const sow = onboardKeys.sow(engagement.id);
  await bench.ask('sign/talent');
  await bench.report('signature', 'envelope.signed', sow, { party: 'talent' });
  await bench.report('signature', 'envelope.signed', sow, { party: 'client' });
  const papers = { documentType: 'passport', documentNumber: 'X1234567', expiresOn: '2031-05-31' };
  await bench.answer('compliance/right-to-work', 'done', papers);
  await bench.answer('compliance/tax-form', 'done', {
    legalName: 'Sample Studio',
    taxId: '12-3456789',
    address: '1 Sample Street',
  });
  await bench.answer('compliance/bank-details', 'done', {
    accountHolder: 'Sample Studio',
    account: 'US64SVBKUS6S3300958879',
  });
  await bench.answer('compliance/insurance', 'done', { insurer: 'Sample Mutual', validUntil: '2031-05-31' });
  for (const item of ['nda', 'ip-assignment', 'code-of-conduct', 'data-protection'])
    await bench.answer(`compliance/${item}`, 'done');

  await bench.ask('orientation/mfa');
  expect([...bench.world.held.values()].sort()).toEqual([['contributor'], ['guest']]);
  return { hireId, engagement };
}

test('one designer is carried from the request to the close within 220 history events', async () => {
  const { hireId, engagement } = await playToOrientation('straight');
  await bench.report('learning', 'course.passed', onboardKeys.course(engagement.id), {
    score: 100,
    courseVersion: '3',
    certificate: 'cert-1',
    passedAt: '2026-11-28T10:00:00.000Z',
  });
  for (const item of ['mfa', 'walkthroughs', 'briefing']) await bench.answer(`orientation/${item}`, 'done');
  await bench.answer('orientation/sandbox-task', 'done', { result: 'Worked at once.' });

  // The test server skips to the first day of work, and no further.
  await bench.env.sleep('8 days');
  for (const no of [1, 2, 3]) {
    const item = assignKeys.publish(engagement.id, no);
    await bench.ask(`work-${no}/accept`);
    await bench.report('work-tool', 'item.accepted', item);
    await bench.report('work-tool', 'item.submitted', item, { note: `result ${no}` });
    await bench.answer(`work-${no}/review`, 'accept', { rating: 5, defects: 0 });
  }
  await bench.env.sleep('20 days');
  await bench.answer('handover', 'complete', {
    deliverables: '- all',
    locations: '- library',
    decisions: '- calm palette',
    openItems: 'none',
  });
  await bench.answer('handover/confirm', 'confirm');
  await bench.env.sleep('20 days');
  await bench.answer('leaving/assets', 'returned');
  await bench.answer('leaving/ip', 'confirmed');
  await bench.answer('leaving/interview', 'sent', { again: 'yes' });
  await bench.answer('rehire', 'yes');
  expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');

  expect(await engagementOf(hireId)).toMatchObject({
    state: 'closed',
    paid_minor: 480_000,
    reserved_minor: 0,
    rehire: 'yes',
  });
  expect([...bench.world.paid.values()].map((p) => p.amountMinor).sort()).toEqual([120_000, 160_000, 200_000]);
  expect([...bench.world.held.values()]).toEqual([[], []]);
  const talent = await bench.database.knex('talent').where({ id: engagement.talent_id }).first();
  expect(talent).toMatchObject({ state: 'alumni', tier: 'A', rehire: 'yes' });
  expect(await bench.database.knex('knowledge').where({ engagement_id: engagement.id }).pluck('kind')).toEqual(
    expect.arrayContaining(['handover', 'decision']),
  );

  const lengths = await Promise.all([`hire/${hireId}`, `engagement/${engagement.id}`].map(eventsOf));
  expect(lengths[0]! + lengths[1]!).toBeLessThanOrEqual(220);
}, 120_000);

async function eventsOf(workflowId: string): Promise<number> {
  const history = await bench.client.workflow.getHandle(workflowId).fetchHistory();
  return history.events?.length ?? 0;
}
