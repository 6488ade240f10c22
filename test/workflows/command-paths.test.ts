import { assignKeys } from '../../domain/assign/keys';
import { addDays, localDate } from '../../domain/calendar';
import { openJourney, type JourneyBench } from './journey-bench';
import { eventually, handIn, handOver, leave, playToOffer, playToPapers, playUntilWork, type Player } from './play';

jest.setTimeout(180_000);

let bench: JourneyBench;

beforeEach(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
});
afterEach(() => bench.close());

const reason = 'for a reason';

const atWork = (externalId: string) => playUntilWork(bench, externalId);

const values = (table: string, where: Record<string, unknown>, column: string): Promise<unknown[]> =>
  bench.database.knex(table).where(where).orderBy(column).pluck<unknown[]>(column);

/** What nobody may leave behind: questions, reservations, leases, accounts. */
async function nothingIsLeft({ engagementId, row }: Player): Promise<void> {
  expect(await values('ask', { subject: engagementId, state: 'open' }, 'name')).toEqual([]);
  expect(await row('reserved_minor')).toBe(0);
  expect(new Set(await values('access_lease', { engagement_id: engagementId }, 'state'))).not.toContain('open');
  const talent = await row<string>('talent_id');
  const held = [...bench.world.held].filter(([place]) => place.endsWith(talent)).flatMap(([, roles]) => roles);
  expect(held).toEqual([]);
  expect(await values('command', { subject: engagementId, state: 'given' }, 'id')).toEqual([]);
}

test('who withdraws while the papers are out is let go; all is taken back and the next one gets the offer', async () => {
  const player = await playToOffer(bench, 'withdraws');
  await playToPapers(bench, player);
  await eventually(bench, async () => bench.world.done.some((d) => d.system === 'signature'), 'no contract is out');
  const command = await player.tell('withdraw', { reason }, { talent: await player.row('talent_id') });
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect(await player.settled(command)).toMatchObject({ state: 'applied' });
  expect(await player.row('state')).toBe('aborted');
  expect(await values('effect', { subject: player.engagementId, state: 'undone' }, 'operation')).toContain('send');
  await nothingIsLeft(player);
  await bench.ask('offer');
});

test('the client may end it before work begins, while the check is under way', async () => {
  const player = await playToOffer(bench, 'called-off');
  await bench.answer('offer', 'accept');
  await bench.answer('consent', 'consent');
  await eventually(bench, async () => bench.world.done.some((d) => d.system === 'screening'), 'no check is ordered');
  await player.tell('terminate', { reason, cause: 'business' });
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect([await player.row('state'), await player.row('end_cause')]).toEqual(['aborted', 'business']);
  await nothingIsLeft(player);
});

test('a suspension takes the access away and stops the dates; a resumption brings both back', async () => {
  const player = await atWork('suspended');
  const before = await bench.ask('work-1/accept');
  const due = async () => (await bench.database.knex('ask').where({ id: before.id }).first('due_at')).due_at as string;
  const dueBefore = await due();

  await player.tell('suspend', { reason });
  await player.reaches('suspended');
  await eventually(
    bench,
    async () =>
      (await values('access_lease', { engagement_id: player.engagementId, state: 'revoked' }, 'id')).length === 2,
    'access is left',
  );
  await expect(bench.answer('work-1/accept', 'decline')).rejects.toThrow('on hold');
  await expect(player.tell('extend', { reason, until: '2027-03-01' })).rejects.toThrow('not possible now');
  await bench.store.transaction(async (tx) =>
    bench.store.clock.jump(tx, addDays(await bench.store.clock.now(tx), 10, 'UTC'), 'ten days pass'),
  );
  expect(await bench.store.transaction((tx) => bench.store.asks.sweep(tx, 100))).toBeGreaterThanOrEqual(0);
  expect(await values('ask', { id: before.id }, 'state')).toEqual(['open']);

  const command = await player.tell('resume', { reason });
  expect(await player.settled(command)).toMatchObject({ state: 'applied' });
  expect(await player.row('state')).toBe('active');
  expect(Date.parse(await due()) - Date.parse(dueBefore)).toBeGreaterThanOrEqual(10 * 86_400_000);
  expect(await values('access_lease', { engagement_id: player.engagementId }, 'state')).toEqual(['open', 'open']);
  const grants = await values('effect', { subject: player.engagementId, system: 'identity' }, 'key');
  expect(grants.map((key) => String(key).split('/').slice(2).join('/'))).toEqual([
    'asset-library/grant/1',
    'asset-library/grant/2',
    'asset-library/revoke/1',
    'chat/grant/1',
    'chat/grant/2',
    'chat/revoke/1',
  ]);
});

test('who resigns works until the last day; what is not handed in by then is dropped', async () => {
  const player = await atWork('resigns');
  await handIn(bench, player, 1);
  await bench.answer('work-1/review', 'accept', { rating: 5, defects: 0 });
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  const lastDay = localDate(addDays(now, 5, 'America/Los_Angeles'), 'America/Los_Angeles');
  const command = await player.tell('resign', { reason, lastDay }, { talent: await player.row('talent_id') });
  expect(await player.settled(command)).toMatchObject({ outcome: `The last day of work is ${lastDay}.` });
  await handOver(bench);
  await bench.env.sleep('7 days');
  await player.reaches('ending');
  await leave(bench);
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect([await player.row('state'), await player.row('end_type'), await player.row('paid_minor')]).toEqual([
    'closed',
    'resignation',
    120_000,
  ]);
  expect(await values('work_item', { engagement_id: player.engagementId }, 'state')).toEqual([
    'done',
    'dropped',
    'dropped',
  ]);
  await nothingIsLeft(player);
});

test('a termination takes the access away first; what was handed in is still decided and paid', async () => {
  const player = await atWork('terminated');
  await handIn(bench, player, 1);
  await bench.ask('work-1/review');
  await player.tell('terminate', { reason, cause: 'misconduct' }, { user: 'user_ops' });
  await player.reaches('ending');
  await eventually(
    bench,
    async () => [...bench.world.held.values()].every((roles) => roles.length === 0),
    'access is left',
  );
  expect(await values('ask', { subject: player.engagementId, state: 'open', name: 'work-2/accept' }, 'id')).toEqual([]);
  await bench.answer('work-1/review', 'accept', { rating: 4, defects: 0 });
  await handOver(bench);
  await leave(bench);
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect([await player.row('end_type'), await player.row('end_cause'), await player.row('paid_minor')]).toEqual([
    'termination',
    'misconduct',
    120_000,
  ]);
  await nothingIsLeft(player);
});

test('an extension counts once approver and talent agree; otherwise all stays as it was', async () => {
  const player = await atWork('extended');
  const end = await player.row<string>('ends_at');
  const declined = await player.tell('extend', { reason, until: '2027-02-15' });
  await bench.answer('change/approve', 'approve');
  await bench.answer('change/agree', 'decline');
  expect(await player.settled(declined)).toEqual({ state: 'refused', outcome: 'The talent declined.' });
  expect(await player.row('ends_at')).toBe(end);

  const agreed = await player.tell('extend', { reason, until: '2027-02-15' });
  await bench.answer('change/approve', 'approve');
  await bench.answer('change/agree', 'agree');
  expect(await player.settled(agreed)).toMatchObject({ state: 'applied' });
  expect(await player.row('ends_at')).toBe('2027-02-16T08:00:00.000Z');
  expect(new Set(await values('access_lease', { engagement_id: player.engagementId }, 'expires_at'))).toEqual(
    new Set(['2027-02-16T08:00:00.000Z']),
  );
  const papers = () =>
    bench.database.knex('document').where({ engagement_id: player.engagementId }).orderBy('version').pluck('title');
  await eventually(bench, async () => (await papers()).length === 2, 'there is no new version');
  expect((await papers())[1]).toMatch(/^Statement of work: .*\(version 2, extension of /);
  // What was declined changed nothing; what was agreed had the classification looked at again.
  const causes = await values('classification', { engagement_id: player.engagementId }, 'cause');
  expect([...causes].sort()).toEqual(['extension', 'first']);
});

test('a change order changes deliverables within the cap; more than that is refused', async () => {
  const player = await atWork('changed');
  await handIn(bench, player, 1);
  await bench.answer('work-1/review', 'accept', { rating: 5, defects: 0 });
  const deliverable = {
    title: 'Animated banner',
    acceptance: ['loops'],
    amount: { amount: '900.00', currency: 'USD' },
    due: localDate(await player.row<string>('ends_at'), 'UTC').slice(0, 8) + '01',
  };
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  deliverable.due = localDate(addDays(now, 3, 'UTC'), 'UTC');
  const order = { reason, add: [deliverable], change: [], drop: [] };
  const tooMuch = await player.tell('change-order', order);
  expect(await player.settled(tooMuch)).toMatchObject({
    state: 'refused',
    outcome: expect.stringContaining('more than the cap of $5,000.00'),
  });
  const fits = await player.tell('change-order', {
    ...order,
    change: [{ no: 2, title: 'Social set, 12 formats', amount: { amount: '1500.00', currency: 'USD' } }],
    drop: [3],
  });
  await bench.answer('change/approve', 'approve');
  await bench.answer('change/agree', 'agree');
  expect(await player.settled(fits)).toMatchObject({ state: 'applied' });
  expect(await player.row('reserved_minor')).toBe(150_000 + 90_000);
  const causes = await values('classification', { engagement_id: player.engagementId }, 'cause');
  expect([...causes].sort()).toEqual(['first', 'scope']);
  await eventually(
    bench,
    async () => (await values('effect', { key: assignKeys.publish(player.engagementId, 4) }, 'state'))[0] === 'done',
    'item 4 is not published',
  );
  expect(await values('effect', { subject: player.engagementId, operation: 'withdraw', state: 'done' }, 'key')).toEqual(
    [assignKeys.withdraw(player.engagementId, 2), assignKeys.withdraw(player.engagementId, 3)],
  );
  await bench.report('work-tool', 'item.submitted', assignKeys.publish(player.engagementId, 2, 2), { note: 'twelve' });
  await bench.answer('work-2/review', 'accept', { rating: 5, defects: 0 });
  await bench.report('work-tool', 'item.submitted', assignKeys.publish(player.engagementId, 4), { note: 'loops' });
  await bench.answer('work-4/review', 'accept', { rating: 5, defects: 0 });
  await eventually(bench, async () => (await player.row('paid_minor')) === 360_000, 'not everything is paid');
  expect(await player.row('reserved_minor')).toBe(0);
});

test('work that was declined is offered again, or dropped with its money', async () => {
  const player = await atWork('declines-work');
  await bench.answer('work-1/accept', 'decline');
  await bench.answer('work-1/untaken', 'again');
  await handIn(bench, player, 1, 2);
  await bench.answer('work-1/review', 'accept', { rating: 5, defects: 0 });
  await bench.answer('work-2/accept', 'decline');
  await bench.answer('work-2/untaken', 'drop', undefined, reason);
  await eventually(bench, async () => (await player.row('paid_minor')) === 120_000, 'milestone 1 is not paid');
  await eventually(
    bench,
    async () => (await player.row('reserved_minor')) === 160_000,
    'milestone 2 is still reserved',
  );
  expect(await values('work_item', { engagement_id: player.engagementId, no: 2 }, 'state')).toEqual(['dropped']);
});

test('nobody shows up: the lead ends the engagement over work that was never taken on', async () => {
  const player = await atWork('no-show');
  for (const no of [2, 3]) await bench.answer(`work-${no}/accept`, 'decline');
  await bench.answer('work-1/accept', 'decline');
  await bench.answer('work-1/untaken', 'end', undefined, reason);
  await player.reaches('ending');
  await handOver(bench);
  await leave(bench);
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect([await player.row('end_type'), await player.row('end_cause')]).toEqual(['termination', 'no_show']);
  await nothingIsLeft(player);
});

test('a returned result may be disputed: somebody else decides, and overruled counts as accepted', async () => {
  const player = await atWork('disputes');
  await handIn(bench, player, 1);
  await bench.answer('work-1/review', 'rework', undefined, 'not what we wanted');
  await bench.answer('work-1/submit', 'dispute', undefined, 'it is what was agreed');
  await bench.answer('work-1/dispute', 'uphold', undefined, 'the palette is off');
  await bench.answer('work-1/submit-after-dispute', 'submit', { note: 'again' }).catch(() => undefined);
  await bench.report('work-tool', 'item.submitted', assignKeys.publish(player.engagementId, 1), { note: 'again' });
  await bench.answer('work-1/review', 'rework', undefined, 'still not');
  await bench.answer('work-1/submit', 'dispute', undefined, 'now it is');
  await bench.answer('work-1/dispute', 'overrule', undefined, 'the lead is wrong');
  await eventually(bench, async () => (await player.row('paid_minor')) === 120_000, 'milestone 1 is not paid');
});

test('pay is corrected by a reversal and a new payment, never by changing it', async () => {
  const player = await atWork('overpaid');
  await handIn(bench, player, 1);
  await bench.answer('work-1/review', 'accept', { rating: 5, defects: 0 });
  await eventually(bench, async () => (await player.row('paid_minor')) === 120_000, 'milestone 1 is not paid');
  const command = await player.tell('correct-pay', {
    reason,
    milestone: 1,
    amount: { amount: '1100.00', currency: 'USD' },
  });
  expect(await player.settled(command)).toMatchObject({ outcome: '$1,200.00 is reversed and $1,100.00 paid instead.' });
  await eventually(bench, async () => (await player.row('paid_minor')) === 110_000, 'the correction is not paid');
  expect([...bench.world.paid.values()].map((p) => p.amountMinor)).toEqual([120_000, -120_000, 110_000]);
});

test('a hire is taken back while the papers are out: the person is let go, and nobody else is asked', async () => {
  const player = await playToOffer(bench, 'taken-back');
  await playToPapers(bench, player);
  await eventually(bench, async () => bench.world.done.some((d) => d.system === 'signature'), 'no contract is out');
  await player.cancel({ reason });
  expect(await bench.ended(`hire/${player.hireId}`)).toBe('COMPLETED');
  expect(await values('hire', { id: player.hireId }, 'state')).toEqual(['cancelled']);
  expect(await player.row('state')).toBe('aborted');
  expect(await values('requisition', { hire_id: player.hireId }, 'committed_minor')).toEqual([0]);
  expect(await values('ask', { thread: player.hireId, state: 'open' }, 'name')).toEqual([]);
  await nothingIsLeft(player);
});

const longer = ['extend', { reason, until: '2027-02-15' }] as const;
const dearer = [
  'change-order',
  { reason, add: [], change: [{ no: 2, amount: { amount: '2100.00', currency: 'USD' } }], drop: [] },
] as const;

test.each([
  ['an extension', longer, 'extension', 'employee:eor', 'active', ['employee', 'eor']],
  ['a changed rate', dearer, 'rate', 'stop', 'ending', ['employee', 'sow_vendor']],
] as const)(
  '%s that makes it something else asks who engages',
  async (_name, change, cause, option, state, engaged) => {
    const player = await atWork(`reclassified-${option.slice(0, 4)}`);
    // The facts have changed since: the client directs the work, and the person has no other business.
    await bench.database.knex.raw(
      `update classification set answers = (select jsonb_agg(a || jsonb_build_object('value', a->>'factor' in ('controlsHowWorkIsDone', 'usualCourseOfBusiness')))
       from jsonb_array_elements(answers) a) where engagement_id = ?`,
      [player.engagementId],
    );
    await player.tell(change[0], change[1]);
    await bench.answer('change/approve', 'approve');
    await bench.answer('change/agree', 'agree');
    const review = await bench.ask('classification/review');
    const { form } = await bench.database.knex('ask').where({ id: review.id }).first('form');
    const filled = form && option !== 'stop' ? { rationale: 'as it is now', evidence: 'the calendar' } : undefined;
    await bench.answer('classification/review', option, filled, reason);
    await player.reaches(state);
    await eventually(
      bench,
      async () => (await player.row('engaging_entity')) === engaged[1],
      'somebody else engages the person',
    );
    expect([await player.row('classification'), await player.row('engaging_entity')]).toEqual(engaged);
    const causes = await values('classification', { engagement_id: player.engagementId }, 'cause');
    expect(causes).toEqual(expect.arrayContaining(['first', cause]));
  },
);
