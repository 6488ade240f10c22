import { publishPolicy } from './journey-bench';
import { nothingLeft, openVetting, type Vetting, type VettingBench } from './vetting-bench';
import { sourceKeys } from '../../domain/source/keys';
import { newsAbout } from '../support/news-rows';

let bench: VettingBench;

beforeAll(async () => {
  bench = await openVetting('2026-11-25T17:00:00.000Z');
}, 120_000);

afterAll(() => bench.close());

const assessed = { nature: 'one traffic offence', timePassed: 'seven years', relation: 'none to design' };

/** Work that no contractor may do, by the ABC test. */
const embedded = {
  controlsHowWorkIsDone: true,
  usualCourseOfBusiness: true,
  independentlyEstablished: false,
  evidence: 'works on our schedule',
};

/** The offer is confirmed: contract and papers are asked for. */
async function confirmed(id: string): Promise<void> {
  await bench.until(async () => (await bench.engagement(id)).state === 'contracting');
}

async function fellOut(id: string): Promise<void> {
  expect(await bench.ended(`engagement/${id}`)).toBe('COMPLETED');
  expect(await bench.leftOver(id)).toEqual(nothingLeft);
}

describe('consent', () => {
  test('refused, the person falls out: nothing was ordered, the money is released, the next one gets the offer', async () => {
    const { id, hireId } = await bench.toVetting();
    await bench.answer('consent', 'refuse');
    await fellOut(id);
    expect(await bench.database.knex('effect').where({ subject: id }).pluck('key')).toEqual([]);
    expect(await bench.screening(id)).toBeUndefined();
    await bench.until(async () => (await bench.database.knex('engagement').where({ hire_id: hireId })).length === 2);
  }, 60_000);

  test('not given in seven days, it lapses and the person falls out', async () => {
    const { id } = await bench.toVetting();
    await bench.ask('consent');
    await bench.passDays(7);
    await fellOut(id);
    const reasons = await bench.database.knex('event').where({ subject: id, type: 'engagement.aborted' }).pluck('data');
    expect(reasons).toEqual([expect.objectContaining({ reason: 'nobody consented to the background check in time' })]);
  }, 60_000);
});

describe('a valid check', () => {
  /** Somebody whose check was clear, and who fell out for another reason: free for other work. */
  async function checkedBefore(people: string): Promise<Vetting> {
    const vetting = await bench.toCheck({ arrangement: embedded }, people);
    await bench.checked(vetting.id, 'clear');
    await bench.answer('classification/review', 'stop', undefined, 'no budget for an employee');
    await fellOut(vetting.id);
    return vetting;
  }

  /** The same people apply until that person gets the offer: who was offered work lately ranks lower. */
  async function offeredAgain(talentId: string, people: string): Promise<Vetting> {
    for (let hire = 1; hire <= 5; hire += 1) {
      const vetting = await bench.toVetting({}, people);
      if (vetting.talentId === talentId) return vetting;
    }
    throw new Error(`${talentId} gets no offer`);
  }

  afterAll(() => publishPolicy(bench.store, 'vetting', { reuseBeyondStartDays: 3650 }));

  test('is used again: nobody is asked, nothing is ordered, and the gate is open', async () => {
    await publishPolicy(bench.store, 'vetting', {});
    const first = await checkedBefore('some');
    const again = await offeredAgain(first.talentId, 'some');
    await confirmed(again.id);
    const before = await bench.screening(first.id);
    expect(await bench.screening(again.id)).toMatchObject({
      state: 'clear',
      reused_from: before.id,
      valid_until: before.valid_until,
      provider_ref: null,
    });
    expect(await bench.database.knex('ask').where({ subject: again.id, name: 'consent' })).toEqual([]);
    expect(bench.world.done.some(({ key }) => key === sourceKeys.check(again.id))).toBe(false);
    expect(await bench.eventsOf(again.id)).toContain('screening.reused');
    expect(await newsAbout(bench.database, again.id)).toEqual([['check-reused', again.talentId, '/portal']]);
    expect(await bench.broken('I8')).toEqual([]);
  }, 90_000);

  test('that ends too soon after the start is not used again', async () => {
    const first = await checkedBefore('others');
    await publishPolicy(bench.store, 'vetting', { reuseBeyondStartDays: 400 });
    await offeredAgain(first.talentId, 'others');
    await bench.ask('consent');
  }, 60_000);
});

describe('a check with something to consider', () => {
  async function considered() {
    const vetting = await bench.toCheck();
    await bench.checked(vetting.id, 'consider');
    await bench.ask('adverse/assessment');
    return vetting;
  }

  async function notified() {
    const vetting = await considered();
    await bench.answer('adverse/assessment', 'pre-adverse', assessed);
    await bench.ask('adverse/notice');
    return vetting;
  }

  async function held(id: string): Promise<void> {
    expect(await bench.engagement(id)).toMatchObject({ state: 'vetting', reserved_minor: 480_000 });
    const { hire_id: hireId } = await bench.engagement(id);
    expect(await bench.database.knex('hire').where({ id: hireId }).pluck('state')).toEqual(['offering']);
  }

  test('is assessed by a person; nothing against it lets the engagement go on', async () => {
    const { id } = await considered();
    await held(id);
    expect(await bench.documents(id)).toEqual(['check-report']);
    await bench.answer('adverse/assessment', 'clear', assessed);
    await confirmed(id);
    expect(await bench.screening(id)).toMatchObject({
      state: 'adjudicated',
      adjudication: 'go_on',
      adjudicated_by: 'user_someone',
    });
    expect(await bench.adverse(id)).toMatchObject({ state: 'cleared' });
    expect(await bench.broken('I8', 'I12')).toEqual([]);
  }, 60_000);

  test('an assessment or decision that nobody gives is asked again, and never turns against the person', async () => {
    const { id } = await considered();
    await bench.passDays(3);
    await bench.answer('adverse/assessment', 'pre-adverse', assessed);
    await bench.ask('adverse/notice');
    await bench.passDays(7);
    await bench.ask('adverse/decision');
    await bench.passDays(3);
    await held(id);
    await bench.answer('adverse/decision', 'go-on', undefined, 'the offence has nothing to do with design');
    await confirmed(id);
    const kinds = await bench.database
      .knex('ask')
      .where({ subject: id, state: 'lapsed' })
      .orderBy('opened_at')
      .pluck('kind');
    expect(kinds).toEqual(['adverse-assessment', 'adverse-notice', 'adverse-decision']);
    expect(await bench.screening(id)).toMatchObject({ adjudication: 'go_on' });
  }, 90_000);

  test('after notice, wait and decision the final notice goes out; the person falls out and nothing is left', async () => {
    const { id, talentId } = await notified();
    await held(id);
    const { notice_at: noticeAt, until_at: until } = await bench.adverse(id);
    expect(Date.parse(until) - Date.parse(noticeAt)).toBe(7 * 86_400_000);
    await bench.answer('adverse/notice', 'read');
    expect(await bench.openAsks(id)).toEqual(['adverse/dispute']);
    await held(id);
    await bench.passDays(7);
    await bench.answer('adverse/decision', 'final', undefined, 'the work is driving');
    await fellOut(id);

    expect((await bench.documents(id)).sort()).toEqual([
      'adverse-final',
      'adverse-notice',
      'adverse-rights',
      'check-report',
    ]);
    expect(await bench.adverse(id)).toMatchObject({ state: 'final', decided_by: 'user_someone' });
    expect(await bench.screening(id)).toMatchObject({ state: 'adjudicated', adjudication: 'stop' });
    expect((await bench.eventsOf(id)).filter((type: string) => type.startsWith('adverse.'))).toEqual([
      'adverse.opened',
      'adverse.pre',
      'adverse.waited',
      'adverse.final',
    ]);
    expect(await bench.broken('I5', 'I6', 'I8', 'I12')).toEqual([]);
    // The person is told by the final notice, with all that the law wants said, and by nothing beside it.
    const told = (await newsAbout(bench.database, id)).map(([news, to]) => [news, to]);
    expect(told).toEqual([
      ['fell-out', (await bench.engagement(id)).lead_id],
      ['final-notice', talentId],
    ]);
  }, 90_000);

  test('a dispute stops the clock; when the agency corrects the report the engagement goes on', async () => {
    const { id, talentId } = await notified();
    const statement = 'This was somebody else of the same name.';
    await bench.answer('adverse/notice', 'dispute', { statement });
    await bench.until(async () => (await bench.adverse(id)).state === 'disputed');
    expect(await bench.adverse(id)).toMatchObject({ until_at: null, disputes: 1 });
    expect((await bench.adverse(id)).wait_left.ms).toBeLessThanOrEqual(7 * 86_400_000);

    // Twenty days pass: longer than the wait, and it is not over.
    await bench.passDays(20);
    await held(id);
    await bench.reinvestigated(id, 1, 'clear');
    await confirmed(id);
    expect(await bench.screening(id)).toMatchObject({ state: 'clear' });
    expect(bench.world.statements).toContain(statement);
    const answers = await bench.database.knex('ask').where({ subject: id, answer_option: 'dispute' }).pluck('answer');
    expect(answers).toEqual([null]);
    expect(talentId).toMatch(/^tal_/);
    expect(await bench.broken('I8', 'I12')).toEqual([]);
  }, 90_000);

  test('a dispute that is not upheld twice: each time what was left of the wait is waited, then a person decides', async () => {
    const { id } = await notified();
    await bench.passDays(2);
    await bench.answer('adverse/notice', 'dispute', { statement: 'The date is wrong.' });
    await bench.passDays(10);
    await bench.reinvestigated(id, 1, 'upheld');
    await bench.until(async () => (await bench.adverse(id)).state === 'waiting');
    const first = await bench.adverse(id);
    const resumedAt = Date.parse(await bench.store.transaction((tx) => bench.store.clock.now(tx)));
    const days = (Date.parse(first.until_at) - resumedAt) / 86_400_000;
    expect(days).toBeGreaterThan(4.9);
    expect(days).toBeLessThan(5.1);

    await bench.answer('adverse/notice', 'read');
    await bench.answer('adverse/dispute', 'dispute', { statement: 'The place is wrong too.' });
    await bench.reinvestigated(id, 2, 'upheld');
    await bench.until(async () => (await bench.adverse(id)).state === 'waiting');
    const notice = await bench.ask('adverse/notice');
    const { options } = await bench.database.knex('ask').where({ id: notice.id }).first('options');
    expect(options.map(({ value }: { value: string }) => value)).toEqual(['read']);
    expect(await bench.broken('I12')).toEqual([]);
    await bench.passDays(5);
    await bench.answer('adverse/decision', 'final', undefined, 'the agency confirmed it twice');
    await fellOut(id);
    expect(await bench.broken('I12')).toEqual([]);
  }, 120_000);

  test('a dispute that the agency does not answer is looked up, then a person is asked', async () => {
    const { id } = await notified();
    await bench.answer('adverse/notice', 'dispute', { statement: 'Not me.' });
    await bench.until(async () => (await bench.adverse(id)).state === 'disputed');
    await bench.passDays(30);
    await bench.answer('adverse/dispute-late', 'wait');
    await bench.until(async () => (await bench.adverse(id)).dispute_round === 2);
    bench.world.disputes.set(sourceKeys.dispute(id, 1), { outcome: 'clear', completedAt: '2027-01-20T12:00:00.000Z' });
    await bench.passDays(30);
    await confirmed(id);
  }, 120_000);
});

describe('a check that does not end', () => {
  test('suspended, the person is told and supplies what lacks; then it is clear', async () => {
    const { id } = await bench.toCheck();
    await bench.checked(id, 'suspended', 1, { link: 'http://agency.example/supply/1' });
    const ask = await bench.ask('check/supply');
    const { detail } = await bench.database.knex('ask').where({ id: ask.id }).first('detail');
    expect(JSON.stringify(detail)).toContain('http://agency.example/supply/1');
    await bench.checked(id, 'suspended', 1, { link: 'http://agency.example/supply/1' });
    await bench.answer('check/supply', 'done');
    await bench.checked(id, 'clear');
    await confirmed(id);
    expect(await bench.openAsks(id)).not.toContain('check/supply');
  }, 60_000);

  test('said to be supplied and not supplied, a person is asked within days', async () => {
    const { id } = await bench.toCheck();
    await bench.checked(id, 'suspended');
    await bench.answer('check/supply', 'done');
    await bench.passDays(3);
    const { id: ask } = await bench.ask('check/decision');
    const { question } = await bench.database.knex('ask').where({ id: ask }).first('question');
    expect(question).toContain('suspended');
    await bench.answer('check/decision', 'by-hand', undefined, 'seen in the original');
    await confirmed(id);
  }, 60_000);

  test('suspended and not supplied in time, a person decides by hand', async () => {
    const { id } = await bench.toCheck();
    await bench.checked(id, 'suspended');
    await bench.ask('check/supply');
    await bench.passDays(7);
    await bench.answer('check/decision', 'by-hand', undefined, 'seen in the original');
    await confirmed(id);
    expect(await bench.screening(id)).toMatchObject({ state: 'adjudicated', adjudication: 'go_on' });
    expect(await bench.broken('I8')).toEqual([]);
  }, 60_000);

  test('canceled by the agency, it is ordered anew once; then a person decides, and silence decides nothing', async () => {
    const { id } = await bench.toCheck();
    await bench.checked(id, 'canceled');
    await bench.until(async () => (await bench.screening(id)).generation === 2);
    await bench.checked(id, 'canceled', 2);
    await bench.ask('check/decision');
    await bench.passDays(3);
    await bench.until(async () => (await bench.openAsks(id)).length === 1);
    expect(await bench.engagement(id)).toMatchObject({ state: 'vetting', reserved_minor: 480_000 });
    await bench.answer('check/decision', 'stop', undefined, 'no agency can check this person');
    await fellOut(id);
  }, 90_000);

  test('without a report in time it is looked up: a lost webhook costs nothing', async () => {
    const { id } = await bench.toCheck();
    await bench.until(async () => (await bench.screening(id))?.state === 'pending');
    bench.world.checks.set(sourceKeys.check(id), {
      status: 'clear',
      completedAt: '2026-12-01T12:00:00.000Z',
      link: null,
    });
    await bench.passDays(10);
    await confirmed(id);
    // The webhook that was lost comes after all.
    await bench.report('screening', 'check.completed', sourceKeys.check(id), {
      status: 'clear',
      completedAt: '2026-12-01T12:00:00.000Z',
    });
    expect((await bench.eventsOf(id)).filter((type: string) => type === 'screening.clear')).toHaveLength(1);
  }, 60_000);

  test('not done when it is looked up, a person has it ordered anew; the old order is taken back', async () => {
    const { id } = await bench.toCheck();
    await bench.until(async () => (await bench.screening(id))?.state === 'pending');
    await bench.passDays(10);
    await bench.answer('check/decision', 'wait');
    await bench.until(async () => (await bench.screening(id)).round === 2);
    await bench.passDays(10);
    await bench.answer('check/decision', 'anew');
    await bench.until(async () => (await bench.screening(id)).generation === 2);
    await bench.checked(id, 'clear', 2);
    await confirmed(id);
    const effects = await bench.database
      .knex('effect')
      .where({ subject: id, system: 'screening' })
      .orderBy('created_at');
    expect(effects.map(({ key, state }) => [key.split('/check/')[1], state])).toEqual([
      ['1', 'undone'],
      ['1/undo/1', 'done'],
      ['2', 'done'],
    ]);
  }, 90_000);
});

describe('who may engage', () => {
  const said = { rationale: 'The person works as our staff do.', evidence: 'the schedule' };

  test('where there is no rule set a person decides, and is on record with why', async () => {
    const { id } = await bench.toCheck({ jurisdiction: 'FR' });
    await bench.checked(id, 'clear');
    await bench.answer('classification/review', 'contractor:sow_vendor', said);
    await confirmed(id);
    expect(await bench.engagement(id)).toMatchObject({ classification: 'contractor', engaging_entity: 'sow_vendor' });
    const rows = await bench.database.knex('classification').where({ engagement_id: id }).orderBy('no');
    expect(rows.map(({ outcome, decided_by }) => [outcome, decided_by])).toEqual([
      ['review', 'rule:none@-'],
      ['contractor', 'user_someone'],
    ]);
  }, 60_000);

  test('an employee never goes on as a contractor: a person moves the engagement to an employer', async () => {
    const { id } = await bench.toCheck({ arrangement: embedded });
    await bench.checked(id, 'clear');
    const ask = await bench.ask('classification/review');
    const { options } = await bench.database.knex('ask').where({ id: ask.id }).first('options');
    expect(options.map(({ value }: { value: string }) => value)).toEqual([
      'employee:eor',
      'employee:w2_seasonal',
      'stop',
    ]);
    expect(await bench.engagement(id)).toMatchObject({ state: 'vetting', classification: null });
    await bench.answer('classification/review', 'employee:eor', said);
    await confirmed(id);
    expect(await bench.engagement(id)).toMatchObject({ classification: 'employee', engaging_entity: 'eor' });
    const items = await bench.database.knex('checklist_item').where({ engagement_id: id }).pluck('item');
    expect(items).toContain('tax-withholding');
    expect(items).not.toContain('tax-form');
  }, 60_000);

  test('or it stops, by a person or when nobody decides', async () => {
    const stopped = await bench.toCheck({ arrangement: embedded });
    await bench.checked(stopped.id, 'clear');
    await bench.answer('classification/review', 'stop', undefined, 'no budget for an employee');
    await fellOut(stopped.id);

    const forgotten = await bench.toCheck({ arrangement: embedded });
    await bench.checked(forgotten.id, 'clear');
    for (let round = 1; round <= 3; round += 1) {
      await bench.ask('classification/review');
      await bench.passDays(5);
    }
    await fellOut(forgotten.id);
    expect(
      await bench.database.knex('ask').where({ subject: forgotten.id, kind: 'classification-review' }).pluck('state'),
    ).toEqual(['lapsed', 'lapsed', 'lapsed']);
  }, 120_000);
});
