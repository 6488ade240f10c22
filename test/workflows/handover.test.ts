import { openJourney, type JourneyBench } from './journey-bench';
import { eventually, handIn, leave, playToOffer, playToPapers, playToWork, type Player } from './play';

jest.setTimeout(240_000);

let bench: JourneyBench;

beforeEach(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
});
afterEach(() => bench.close());

const texts = { deliverables: '- all', locations: '- library', decisions: '- calm palette', openItems: 'none' };
const incomplete = (reason: string) => bench.answer('handover/confirm', 'incomplete', undefined, reason);

/** Everything is delivered, and the handover is asked for. */
async function toHandover(externalId: string): Promise<Player> {
  const player = await playToOffer(bench, externalId);
  await playToPapers(bench, player);
  await playToWork(bench, player);
  for (const no of [1, 2, 3]) {
    await handIn(bench, player, no);
    await bench.answer(`work-${no}/review`, 'accept', { rating: 5, defects: 0, comment: `comment ${no}` });
  }
  await bench.env.sleep('20 days');
  await bench.ask('handover');
  return player;
}

async function closes(player: Player): Promise<void> {
  await bench.env.sleep('20 days');
  await leave(bench);
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect(await player.row('state')).toBe('closed');
  expect(await values('ask', { subject: player.engagementId, state: 'open' }, 'name')).toEqual([]);
}

const values = (table: string, where: Record<string, unknown>, column: string): Promise<unknown[]> =>
  bench.database.knex(table).where(where).orderBy(column).pluck<unknown[]>(column);

/** Nobody answers an open question until it is over. */
async function lapses(name: string): Promise<void> {
  const { id } = await bench.ask(name);
  const { due_at } = await bench.database.knex('ask').where({ id }).first('due_at');
  await bench.store.transaction((tx) => bench.store.clock.jump(tx, due_at as string, 'nobody answers'));
  await eventually(
    bench,
    async () => {
      await bench.store.transaction((tx) => bench.store.asks.sweep(tx, 100));
      return (await values('ask', { id, state: 'open' }, 'id')).length === 0;
    },
    `${name} stays open`,
  );
}

async function bodyOf(player: Player): Promise<string> {
  const note = await bench.database
    .knex('knowledge')
    .where({ engagement_id: player.engagementId, kind: 'handover' })
    .first('body');
  return note?.body as string;
}

test('what is missing is named and asked for again, with what was written; then it is kept', async () => {
  const player = await toHandover('incomplete-once');
  await bench.answer('handover', 'complete', texts);
  await incomplete('The fonts are not named.');
  const again = await bench.ask('handover');
  const asked = await bench.database.knex('ask').where({ id: again.id }).first();
  expect(asked).toMatchObject({ question: 'Complete your handover', group_key: `${player.engagementId}/handover-2` });
  expect(asked.detail).toContainEqual({ label: 'What is missing', value: 'The fonts are not named.' });
  expect(asked.form.properties.locations.default).toBe('- library');
  await bench.answer('handover', 'complete', { ...texts, setUp: '- Install Alto' });
  await bench.answer('handover/confirm', 'confirm');
  await closes(player);
  expect(await bodyOf(player)).toContain('Install Alto');
  expect(await values('knowledge', { engagement_id: player.engagementId }, 'kind')).toEqual(['decision', 'handover']);
});

test('after the last round the lead decides; “keep it as it is” keeps it with what is missing', async () => {
  const player = await toHandover('incomplete-twice');
  await bench.answer('handover', 'complete', texts);
  await incomplete('The fonts are not named.');
  await bench.answer('handover', 'complete', { ...texts, locations: '- library, folder Spring' });
  await incomplete('The fonts are still not named.');
  await bench.answer('handover/decision', 'keep');
  await closes(player);
  const body = await bodyOf(player);
  expect(body).toContain('- library, folder Spring');
  expect(body).toContain('Missing, as the lead says\nThe fonts are still not named.');
});

test('a handover that nobody writes is reconstructed by the lead, from what is known', async () => {
  const player = await toHandover('nobody-writes');
  await lapses('handover');
  const decision = await bench.ask('handover/decision');
  const asked = await bench.database.knex('ask').where({ id: decision.id }).first();
  expect(asked.form.properties.decisions.default).toContain('comment 1');
  expect(asked.options.map(({ value }: { value: string }) => value)).toEqual(['reconstructed', 'lost']);
  await bench.answer('handover/decision', 'reconstructed', texts);
  await closes(player);
  expect(await bodyOf(player)).toMatch(/^Note\nNobody handed this over/);
  expect(await values('event', { subject: player.engagementId, type: 'handover.missing' }, 'type')).toHaveLength(1);
});

test('what is lost is noted with its reason, and nothing is kept', async () => {
  const player = await toHandover('lost');
  await lapses('handover');
  await bench.answer('handover/decision', 'lost', undefined, 'The laptop was stolen.');
  await closes(player);
  expect(await values('knowledge', { engagement_id: player.engagementId }, 'id')).toEqual([]);
  const [lost] = await values('event', { subject: player.engagementId, type: 'handover.lost' }, 'data');
  expect(lost).toEqual({ reason: 'The laptop was stolen.' });
});
