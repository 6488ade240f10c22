import { addDays, localDate } from '../../domain/calendar';
import { assignKeys } from '../../domain/assign/keys';
import { defaultPolicies } from '../../domain/policy/defaults';
import { openJourney, type JourneyBench } from './journey-bench';
import { eventually, handIn, playUntilWork, type Player } from './play';

jest.setTimeout(180_000);

let bench: JourneyBench;

beforeEach(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
});
afterEach(() => bench.close());

const atWork = (externalId: string) => playUntilWork(bench, externalId);

const values = (table: string, where: Record<string, unknown>, column: string): Promise<unknown[]> =>
  bench.database.knex(table).where(where).orderBy(column).pluck<unknown[]>(column);

/** Names of the asks that an event of this type was about. */
async function told({ engagementId }: Player, type: string): Promise<unknown[]> {
  return (await values('event', { subject: engagementId, type }, 'data')).map(
    (data) => (data as { name: string }).name,
  );
}

async function paid(player: Player, amountMinor: number): Promise<void> {
  await eventually(bench, async () => (await player.row('paid_minor')) === amountMinor, `${amountMinor} is not paid`);
}

test('a result that comes back twice and is late is asked for again; when nobody reviews it, it counts as accepted', async () => {
  const player = await atWork('comes-back');
  const { engagementId } = player;
  const item = assignKeys.publish(engagementId, 1);
  for (const no of [2, 3]) await bench.report('work-tool', 'item.accepted', assignKeys.publish(engagementId, no));
  await handIn(bench, player, 1);
  await bench.answer('work-1/review', 'rework', undefined, 'The palette is too dark.');
  const { id } = await bench.ask('work-1/submit');
  const { detail } = await bench.database.knex('ask').where({ id }).first('detail');
  expect(detail).toContainEqual({ label: 'To be changed', value: 'The palette is too dark.' });
  await bench.report('work-tool', 'item.submitted', item, { note: 'lighter' });
  await bench.answer('work-1/review', 'rework', undefined, 'Now the logo is too small.');

  // A day after its date the lead is told; late work stays welcome.
  await bench.ask('work-1/submit');
  const { due_at: due } = await bench.database.knex('work_item').where({ engagement_id: engagementId, no: 1 }).first();
  const now = Date.parse(await bench.store.transaction((tx) => bench.store.clock.now(tx)));
  await bench.later((Date.parse(due) - now) / 3_600_000 - 23);
  expect(await told(player, 'ask.reminded')).toContain('work-1/submit');
  await bench.later(48);
  expect(await told(player, 'ask.escalated')).toContain('work-1/submit');
  await bench.report('work-tool', 'item.submitted', item, { note: 'larger' });

  await bench.ask('work-1/review');
  await bench.later(14 * 24 + 1);
  await paid(player, 120_000);
  const [row] = await bench.database.knex('work_item').where({ engagement_id: engagementId, no: 1 });
  expect(row).toMatchObject({ state: 'done', rounds: 3 });
  expect(Date.parse(row.submitted_at)).toBeGreaterThan(Date.parse(row.due_at));
});

test('work that nobody takes on in time is offered again, and dropped with its money when the lead says nothing', async () => {
  const player = await atWork('not-taken-on');
  for (const no of [2, 3]) await handIn(bench, player, no);
  for (const no of [2, 3]) await bench.answer(`work-${no}/review`, 'accept', { rating: 5, defects: 0 });
  await paid(player, 360_000);

  await bench.later(73);
  const { id } = await bench.ask('work-1/untaken');
  const { question } = await bench.database.knex('ask').where({ id }).first('question');
  expect(question).toContain('was not taken on in time');
  await bench.answer('work-1/untaken', 'again');
  const again = { key: assignKeys.publish(player.engagementId, 1, 2) };
  await eventually(
    bench,
    async () => (await values('effect', again, 'state'))[0] === 'done',
    'it is not offered again',
  );
  await bench.later(73);
  await bench.ask('work-1/untaken');
  await bench.later(73);
  await eventually(bench, async () => (await player.row('reserved_minor')) === 0, 'its money is still reserved');
  expect(await values('work_item', { engagement_id: player.engagementId }, 'state')).toEqual([
    'done',
    'done',
    'dropped',
  ]);
});

test('an extension past the tenure cap and a certificate goes on only with the approver’s reason', async () => {
  const document = { ...defaultPolicies.onboard, tenureCapDays: 40 };
  await bench.store.transaction((tx) =>
    bench.store.policies.publish(tx, { kind: 'onboard', document, note: 'for a test', by: 'system:test' }),
  );
  const player = await atWork('past-the-cap');
  const until = localDate(addDays(await player.row<string>('ends_at'), 20, 'UTC'), 'UTC');
  const talent = await player.row<string>('talent_id');
  const ends = addDays(await player.row<string>('ends_at'), 10, 'UTC');
  await bench.database.knex('certificate').where({ talent_id: talent }).update({ expires_at: ends });

  const command = await player.tell('extend', { reason: 'One format more.', until });
  const { id } = await bench.ask('change/approve');
  const { detail } = await bench.database.knex('ask').where({ id }).first('detail');
  const minds = detail.filter(({ label }: { label: string }) => label === 'Mind');
  expect(minds.map(({ value }: { value: string }) => value)).toEqual([
    expect.stringMatching(/^the tenure clock would stand at \d+ of 40 days, over the cap$/),
    expect.stringMatching(/^the certificate .*is valid until .* only; it has to be renewed before$/),
  ]);
  await expect(bench.answer('change/approve', 'approve')).rejects.toThrow('not complete');
  await bench.answer('change/approve', 'approve', undefined, 'Legal has agreed to it.');
  await bench.answer('change/agree', 'agree');
  expect(await player.settled(command)).toMatchObject({ state: 'applied' });
});
