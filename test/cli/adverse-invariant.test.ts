import { noEarlyAdverseNotice } from '../../cli/audit/invariants/adverse';
import type { Evidence } from '../../cli/audit/invariant';
import type { Database } from '../../adapters/db/connection';
import { openDatabase } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { freshDatabase } from '../support/database';
import { newJourney, openFixtures, type Journey } from '../support/fixtures';

let database: Database;
let drop: () => Promise<void>;
let store: Store;
let journeys = 0;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = openDatabase(fresh.url, { poolMax: 4 });
  store = await openFixtures(database);
}, 60_000);

afterAll(async () => {
  await database.close();
  await drop();
});

const check = () => noEarlyAdverseNotice.check({ db: database.knex } as unknown as Evidence);

/** Days after the notice, and what happened then. */
type Happening = [days: number, type: string, data?: Record<string, unknown>];

/** A story of adverse action as its events would tell it, whoever wrote them. */
async function tell(happenings: readonly Happening[]): Promise<string> {
  const journey: Journey = newJourney(store, ++journeys);
  await journey.to('offered');
  const from = Date.parse(await store.transaction((tx) => store.clock.now(tx)));
  const at = (days: number) => new Date(from + days * 86_400_000).toISOString();
  for (const [days, type, data = {}] of happenings) {
    await store.transaction(async (tx) => {
      if ((await store.clock.now(tx)) < at(days)) await store.clock.jump(tx, at(days), 'the test');
      const dates = 'until' in data ? { until: at(data['until'] as number) } : {};
      await store.events.append(tx, {
        subject: journey.engagementId,
        type: `adverse.${type}`,
        actor: 'system:test',
        data: { ...data, ...dates },
      });
    });
  }
  return journey.engagementId;
}

test('a notice after the whole wait is in order, also with a dispute in between', async () => {
  await tell([
    [0, 'pre', { until: 7 }],
    [7.1, 'final'],
  ]);
  await tell([
    [0, 'pre', { until: 7 }],
    [3, 'disputed', { number: 1 }],
    [20, 'resumed', { number: 1, until: 24 }],
    [24.1, 'final'],
  ]);
  expect(await check()).toEqual([]);
}, 60_000);

test.each<[string, Happening[], RegExp]>([
  ['without a notice', [[0, 'final']], /without a pre-adverse notice/],
  [
    'before its date',
    [
      [0, 'pre', { until: 7 }],
      [5, 'final'],
    ],
    /before 20/,
  ],
  [
    'while a dispute is open',
    [
      [0, 'pre', { until: 7 }],
      [2, 'disputed', { number: 1 }],
      [9, 'final'],
    ],
    /while a dispute was open/,
  ],
  [
    'after a wait that was reckoned too short',
    [
      [0, 'pre', { until: 4 }],
      [4.1, 'final'],
    ],
    /less than the waiting period/,
  ],
  [
    'when the time of a dispute was counted as waited',
    [
      [0, 'pre', { until: 7 }],
      [1, 'disputed', { number: 1 }],
      [8, 'resumed', { number: 1, until: 9 }],
      [9.1, 'final'],
    ],
    /less than the waiting period/,
  ],
])('a planted notice %s is caught', async (_, happenings, told) => {
  const before = await check();
  const subject = await tell(happenings);
  const found = (await check()).filter((line) => !before.includes(line));
  expect(found).toEqual([expect.stringMatching(told)]);
  expect(found[0]).toContain(subject);
});
