import { waiveItem } from '../../api/intake/waive-item';
import { openJourney, type JourneyBench } from './journey-bench';
import { playHire, type Play } from './onboard-play';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
}, 120_000);

afterEach(() => bench.world.refused.clear());
afterAll(() => bench.close());

const asksOf = (play: Play, group: string) =>
  bench.database
    .knex('ask')
    .where({ group_key: `${play.engagement()}/${group}` })
    .orderBy('name')
    .select<{ name: string; state: string; answer_option: string | null; reason: string | null }[]>(
      'name',
      'state',
      'answer_option',
      'reason',
    );

const effects = async (play: Play, operation: string) =>
  (
    await bench.database
      .knex('effect')
      .where({ subject: play.engagement(), operation })
      .orderBy('created_at')
      .select<{ key: string; state: string }[]>('key', 'state')
  ).map(({ key, state }) => `${key.slice(key.indexOf(play.engagement()) + play.engagement().length + 1)} ${state}`);

const events = (play: Play, type: string) =>
  bench.database
    .knex('event')
    .where({ subject: play.engagement(), type })
    .orderBy('subject_seq')
    .pluck<Record<string, unknown>[]>('data');

/** The envelope says something; the vendor would have it in this state. */
async function envelope(play: Play, version: number, type: string, data: Record<string, unknown> = {}) {
  await bench.report('signature', `envelope.${type}`, play.sow(version), data);
}

describe('the contract', () => {
  test('is declined with a reason, sent again with a change, and signed in its second version', async () => {
    const play = playHire(bench, 'declined');
    await play.toPapers();
    await play.handIn(['nda', 'tax-form']);
    bench.world.envelopes.set(play.sow(), 'declined');
    await envelope(play, 1, 'declined', { party: 'client', reason: 'wrong dates' });

    // The other party's question and the rest of the papers wait until it is settled.
    const first = await asksOf(play, 'papers');
    expect(first.find(({ name }) => name === 'sign/client')).toMatchObject({
      answer_option: 'declined',
      reason: 'wrong dates',
    });
    expect(first.filter(({ state }) => state === 'open')).toEqual([]);
    await bench.answer('contract', 'again', { change: 'Work starts a week later.' });

    await bench.ask('sign/talent');
    // Late, doubled and out of order: nothing on the old envelope counts any more.
    await envelope(play, 1, 'signed', { party: 'talent' });
    await envelope(play, 1, 'signed', { party: 'client' });
    await envelope(play, 1, 'expired');
    expect((await asksOf(play, 'papers/2')).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'compliance/bank-details open',
      'compliance/code-of-conduct open',
      'compliance/data-protection open',
      'compliance/insurance open',
      'compliance/ip-assignment open',
      'compliance/right-to-work open',
      'sign/client open',
      'sign/talent open',
    ]);

    await play.sign(2);
    expect(await effects(play, 'send')).toEqual(['sow/1 undone', 'sow/2 done']);
    await envelope(play, 2, 'declined', { party: 'talent', reason: 'too late for that' });
    await play.handIn([
      'right-to-work',
      'bank-details',
      'insurance',
      'ip-assignment',
      'code-of-conduct',
      'data-protection',
    ]);
    await bench.ask('orientation/mfa');
    expect(
      await bench.database.knex('sow').where({ engagement_id: play.engagement() }).orderBy('version').pluck('state'),
    ).toEqual(['voided', 'signed']);
    const { terms } = await bench.database.knex('sow').where({ engagement_id: play.engagement(), version: 2 }).first();
    expect(terms.changes).toEqual(['Work starts a week later.']);
    expect(await play.rows('document', 'version')).toEqual([1, 2]);
    expect(await bench.store.transaction((tx) => bench.store.contracts.sowSigned(tx, play.engagement()))).toBe(true);
  }, 120_000);

  test('expires, says the service; after three envelopes it is given up without another question', async () => {
    const play = playHire(bench, 'expired');
    await play.toPapers();
    for (const version of [1, 2, 3]) {
      await bench.ask('sign/client');
      await envelope(play, version, 'signed', { party: 'talent' });
      bench.world.envelopes.set(play.sow(version), 'expired');
      await envelope(play, version, 'expired');
      if (version < 3) await bench.answer('contract', 'again');
    }
    await play.reaches('aborted');
    expect(await effects(play, 'send')).toEqual(['sow/1 undone', 'sow/2 undone', 'sow/3 undone']);
    expect(await play.rows('sow', 'state')).toEqual(['voided', 'voided', 'voided']);
    expect(await events(play, 'engagement.aborted')).toMatchObject([{ reason: 'the contract was not signed in time' }]);
  }, 120_000);
});

describe('a late item', () => {
  test('gets more time, is late again, and is waived with a reason', async () => {
    const play = playHire(bench, 'late');
    await play.toPapers();
    await play.sign();
    await play.handIn(['right-to-work', 'tax-form', 'bank-details', 'nda', 'ip-assignment', 'code-of-conduct']);
    await bench.later(97);
    const escalated = await events(play, 'ask.escalated');
    expect(escalated.map(({ name }) => name).sort()).toEqual(['compliance/data-protection', 'compliance/insurance']);
    await bench.later(24);
    await bench.answer('late', 'more-time', { days: 4 });
    await bench.ask('compliance/insurance');
    await bench.answer('compliance/data-protection', 'done');
    await bench.later(4 * 24 + 1);
    await bench.answer('late', 'waive', undefined, 'covered by the client’s own insurance');
    await bench.ask('orientation/mfa');

    const item = await bench.database
      .knex('checklist_item')
      .where({ engagement_id: play.engagement(), item: 'insurance' })
      .first();
    expect(item).toMatchObject({ state: 'waived', waiver_reason: 'covered by the client’s own insurance' });
    expect(await events(play, 'checklist.waived')).toHaveLength(1);
    // One contract, one envelope, however many rounds the papers took.
    expect(await effects(play, 'send')).toEqual(['sow/1 done']);
  }, 120_000);

  test('that the law asks for is never waived: only more time or the end', async () => {
    const play = playHire(bench, 'right-to-work');
    await play.toPapers();
    await play.sign();
    await play.handIn([
      'tax-form',
      'bank-details',
      'insurance',
      'nda',
      'ip-assignment',
      'code-of-conduct',
      'data-protection',
    ]);
    for (const round of [1, 2]) {
      await bench.later(121);
      const { id } = await bench.ask('late');
      const { options } = await bench.database.knex('ask').where({ id }).first();
      expect([round, options.map(({ value }: { value: string }) => value)]).toEqual([round, ['more-time', 'stop']]);
      await bench.answer('late', 'more-time', { days: 5 });
      await bench.ask('compliance/right-to-work');
    }
    await bench.later(121);
    await play.reaches('aborted');
  }, 120_000);

  test('is waived by HR while it is open: the question is taken back and the stretch goes on', async () => {
    const play = playHire(bench, 'waived');
    await play.toPapers();
    await play.sign();
    await play.handIn([
      'right-to-work',
      'tax-form',
      'bank-details',
      'nda',
      'ip-assignment',
      'code-of-conduct',
      'data-protection',
    ]);
    const hr = { kind: 'user', id: 'user_hr', roles: ['hr'] } as const;
    await waiveItem(bench, hr, play.engagement(), { item: 'insurance', reason: 'insured by the agency' });
    await bench.ask('orientation/mfa');
    const asked = (await asksOf(play, 'papers')).find(({ name }) => name === 'compliance/insurance');
    expect(asked).toMatchObject({ state: 'withdrawn', reason: 'waived: insured by the agency' });

    await waiveItem(bench, hr, play.engagement(), { item: 'walkthroughs', reason: 'knows the tools' });
    await play.passCourse();
    await play.orientate(['mfa', 'briefing', 'sandbox-task']);
    await play.reaches('ready');
    expect(await play.rows('checklist_item', 'item', { state: 'waived' })).toEqual(['insurance', 'walkthroughs']);
  }, 120_000);

  test('that HR waives after it came too late needs no other decision', async () => {
    const play = playHire(bench, 'waived-late');
    await play.toOrientation();
    await play.passCourse();
    await play.orientate(['mfa', 'briefing', 'sandbox-task']);
    await bench.later(121);
    await bench.ask('late');
    const hr = { kind: 'user', id: 'user_hr', roles: ['hr'] } as const;
    await waiveItem(bench, hr, play.engagement(), { item: 'walkthroughs', reason: 'knows the tools' });
    await play.reaches('ready');
  }, 120_000);
});

describe('the course', () => {
  test('is failed once: a second enrolment by the policy alone, which is passed', async () => {
    const play = playHire(bench, 'fails-once');
    await play.toOrientation();
    // Tries that are left are no answer yet.
    await bench.report('learning', 'course.failed', play.course(), { score: 40, courseVersion: '3', attemptsLeft: 2 });
    await play.failCourse(1);
    await play.orientate();
    const { id } = await bench.ask('course');
    const second = await bench.database.knex('ask').where({ id }).first();
    expect([second.question, second.via_effect]).toEqual([
      'Take the course on working safely once more',
      play.course(2),
    ]);
    await play.passCourse(2);
    await play.reaches('ready');
    expect(await effects(play, 'enrol')).toEqual(['course/1 done', 'course/2 done']);
    expect(await play.rows('certificate', 'provider_ref')).toEqual(['cert-fails-once']);
  }, 120_000);

  test('is failed twice: the lead gives one more attempt with a reason, as often as the policy lets', async () => {
    const play = playHire(bench, 'fails-often');
    await play.toOrientation();
    await play.orientate();
    await play.failCourse(1);
    await bench.ask('course');
    await play.failCourse(2);
    for (const attempt of [3, 4]) {
      await bench.answer('course', 'again', undefined, 'was ill');
      await bench.ask('course');
      await play.failCourse(attempt);
    }
    await play.reaches('aborted');
    expect(await effects(play, 'enrol')).toEqual([
      'course/1 undone',
      'course/2 undone',
      'course/3 undone',
      'course/4 undone',
    ]);
  }, 120_000);

  test('is left out for who has a certificate that is valid for the whole engagement', async () => {
    const play = playHire(bench, 'alumni');
    await play.toPapers();
    const valid = (id: string, expires: string) => ({
      ...{ id, talent_id: play.talent(), course: 'working-safely', course_version: '2', score: 90 },
      ...{ provider_ref: id, passed_at: '2026-05-01T00:00:00.000Z', expires_at: expires },
    });
    await bench.database.knex('certificate').insert(valid('cert_short', '2026-12-01T00:00:00.000Z'));
    await bench.database.knex('certificate').insert(valid('cert_long', '2027-12-01T00:00:00.000Z'));
    await play.sign();
    await play.handIn();
    await play.orientate();
    await play.reaches('ready');
    expect(await effects(play, 'enrol')).toEqual([]);
    expect(await events(play, 'engagement.ready')).toMatchObject([{ certificate: 'cert_long', reused: true }]);
  }, 120_000);
});

describe('access that one system refuses', () => {
  test('is gone on without, by the lead with a reason: the lease is withdrawn and work can start', async () => {
    const play = playHire(bench, 'without-chat');
    bench.world.refused.add('grant:chat');
    await play.toPapers();
    await play.sign();
    await play.handIn();
    await bench.answer(play.grant('chat'), 'skip', undefined, 'no licence left');
    await bench.answer('access', 'without', undefined, 'chat is not needed for this');
    await play.passCourse();
    await play.orientate();
    await play.reaches('ready');
    const leases = await bench.database
      .knex('access_lease')
      .where({ engagement_id: play.engagement() })
      .orderBy('system')
      .select('system', 'state', 'waiver_reason', 'granted_at');
    expect(leases).toMatchObject([
      { system: 'asset-library', state: 'open', waiver_reason: null },
      { system: 'chat', state: 'revoked', waiver_reason: 'chat is not needed for this', granted_at: null },
    ]);
    expect(await effects(play, 'grant:chat')).toEqual(['chat/grant/1 undone']);
    await bench.env.sleep('9 days');
    await play.reaches('active');
  }, 120_000);

  test('is tried again under the next generation, and granted', async () => {
    const play = playHire(bench, 'again-chat');
    bench.world.refused.add('grant:chat');
    await play.toPapers();
    await play.sign();
    await play.handIn();
    await bench.answer(play.grant('chat'), 'skip', undefined, 'no licence left');
    await bench.ask('access');
    bench.world.refused.clear();
    await bench.answer('access', 'again');
    await bench.ask('orientation/mfa');
    expect(await effects(play, 'grant:chat')).toEqual(['chat/grant/1 failed', 'chat/grant/2 done']);
    expect(await play.rows('access_lease', 'state')).toEqual(['open', 'open']);
  }, 120_000);

  test('is done by hand only when the system says so', async () => {
    const play = playHire(bench, 'by-hand');
    bench.world.refused.add('grant:chat');
    await play.toPapers();
    await play.sign();
    await play.handIn();
    const parked = await bench.ask(play.grant('chat'));
    await bench.answer(play.grant('chat'), 'done-by-hand', { providerRef: 'ticket 4711' }, 'asked their admin');
    // It was not: the word alone counts for nothing, and the engineer is asked again.
    const again = await bench.ask(play.grant('chat'));
    expect(again.id).not.toBe(parked.id);
    expect(await play.rows('access_lease', 'state', { system: 'chat' })).toEqual(['planned']);
    const [role] = await play.rows('access_lease', 'role', { system: 'chat' });
    bench.world.held.set(`chat/${play.talent()}`, [String(role)]);
    await bench.answer(play.grant('chat'), 'done-by-hand', { providerRef: 'ticket 4711' }, 'now it is there');
    await bench.ask('orientation/mfa');
    expect(await play.rows('access_lease', 'state')).toEqual(['open', 'open']);
  }, 120_000);
});
