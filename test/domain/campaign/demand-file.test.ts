import { CampaignRequest } from '../../../domain/campaign/contract';
import { planSeason } from '../../../domain/campaign/plan';
import { planWith, refusals, seasonFile } from './season';

const weeks = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7];
const day = (offset: number) => new Date(Date.parse('2027-03-01') + offset * 86_400_000).toISOString().slice(0, 10);

function imported(csv: string, more: Record<string, unknown> = {}): CampaignRequest {
  return CampaignRequest.parse({
    ...seasonFile,
    demand: { intervalMinutes: 30, peakStarts: '2027-03-01', csv },
    ...more,
  });
}
const planOf = (csv: string, more?: Record<string, unknown>) => planSeason(imported(csv, more), { asOf: '2026-09-01' });
const said = (csv: string, more?: Record<string, unknown>) => {
  const problems = refusals(imported(csv, more));
  expect(problems.every(({ pointer }) => pointer.startsWith('/demand'))).toBe(true);
  return problems.map(({ message }) => message);
};
const weekly = (column: string, figure: (week: number) => number | string) =>
  [`starts,${column}`, ...weeks.map((week) => `${day(7 * week)},${figure(week)}`)].join('\n');

const example = planWith();
const typed = new Map(example.weeks.map((week) => [week.week, week]));

test('weekly calls that make up the typed curve give the typed plan', () => {
  // A busy half hour of the curve, times 168 half hours, times average to peak.
  const plan = planOf(weekly('calls', (week) => (typed.get(week)?.calls ?? 0) * 168 * 0.7));
  expect(plan.weeks.map(({ agents }) => agents)).toEqual(example.weeks.map(({ agents }) => agents));
  expect(plan.classes).toEqual(example.classes);
});

test('required agents, and required heads, may be imported instead', () => {
  const agents = planOf(weekly('agents', (week) => typed.get(week)?.agents ?? 0));
  expect(agents.seats).toBe(example.seats);
  expect(agents.weeks[0]).toMatchObject({ calls: null, serviceLevel: null, agents: 22 });
  const heads = planOf(weekly('heads', (week) => (typed.get(week)?.requiredHeads ?? 0) - 0.004));
  expect(heads.seats).toBe(example.seats);
  expect(heads.weeks[0]).toMatchObject({ calls: null, agents: null });
});

test('calls beside agents show the service level of the imported agents', () => {
  const csv = ['starts,calls,agents', ...weeks.map((week) => `${day(7 * week)},${500 * 168 * 0.7},59`)].join('\n');
  expect(planOf(csv).weeks[4]?.serviceLevel).toBeGreaterThan(0.9);
});

test('intervals are added up hour by hour', () => {
  const rows = weeks.flatMap((week) =>
    [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
      Array.from(
        { length: 24 },
        (_, slot) =>
          `${day(7 * week + weekday)}T${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'},59`,
      ),
    ),
  );
  const plan = planOf(['starts,agents', ...rows].join('\n'));
  // 59 agents through all 84 hours: no average-to-peak.
  expect(plan.weeks[0]?.requiredHeads).toBeCloseTo((59 * 84) / 0.7 / 18.4, 2);
});

test('queues are read by name, with semicolons, quotes and a byte-order mark too', () => {
  const queues = [
    { queue: 'phone', channel: 'voice' },
    { queue: 'mail', channel: 'deferred', ahtSeconds: 300 },
  ];
  const rows = weeks.flatMap((week) => [`${day(7 * week)};"phone";58800`, `${day(7 * week)};mail;11760`]);
  const plan = planOf(`\ufeffstarts;queue;calls\r\n${rows.join('\r\n')}\r\n`, { queues });
  // 500 calls → 59 agents; 100 mails of 300 s in half an hour → 16.7 / .85 → 20.
  expect(plan.weeks[0]?.agents).toBe(59 + 20);
});

test.each<[string, string, RegExp]>([
  ['a missing week', weekly('calls', () => 10_000).replace(/\n2027-03-08,.*/, ''), /week of 2027-03-08 is missing/],
  ['an empty cell', weekly('calls', (week) => (week === 2 ? '' : 10_000)), /line 8, calls: is empty/],
  [
    'a formula',
    weekly('calls', (week) => (week === 2 ? '=SUM(B2:B7)' : 10_000)),
    /line 8, calls: is a formula; export/,
  ],
  ['a formula behind a plus', weekly('calls', (week) => (week === 2 ? '+A1' : 10_000)), /formula/],
  ['words', weekly('calls', (week) => (week === 2 ? 'many' : 10_000)), /line 8, calls: is no number/],
  ['a negative figure', weekly('calls', (week) => (week === 2 ? -5 : 10_000)), /below 0/],
  [
    'another weekday',
    weekly('calls', () => 10_000).replace('2027-03-08', '2027-03-09'),
    /line 7, starts: .* write 2027-03-08/,
  ],
  ['a day that does not exist', weekly('calls', () => 1).replace('2027-03-08', '2027-02-30'), /neither a date/],
  ['a repeated week', `${weekly('calls', () => 10_000)}\n2027-03-08,5`, /repeats line 7/],
  ['weeks and intervals mixed', `${weekly('calls', () => 10_000)}\n2027-04-26T09:00,5`, /mixed/],
  ['an unknown column', weekly('persons', () => 1), /“persons” is no column/],
  ['no figure at all', 'starts\n2027-03-01', /one of the columns calls, agents, heads/],
  ['a header alone', 'starts,calls\n', /no rows/],
  ['a torn line', `${weekly('calls', () => 10_000)}\n2027-04-26`, /has 1 cells, the header has 2/],
  [
    'too few agents for the calls',
    'starts,calls,agents\n2027-03-01,58800,49',
    /49 agents cannot carry 50.0 Erlangs.*at least 51/,
  ],
  ['nobody for the calls', 'starts,calls,agents\n2027-03-01,58800,0', /0 agents cannot carry/],
  ['calls beyond any centre', 'starts,calls\n2027-03-01,9000000000', /more than ten million/],
  ['load beyond any centre', 'starts,calls\n2027-03-01T09:00,900000', /90000 agents at once/],
  ['weeks that miss the peak', 'starts,calls\n2027-04-05,58800', /the peak starts 2027-03-01/],
  ['a queue nobody knows', 'starts,queue,calls\n2027-03-01,fax,10', /queue: is none of voice/],
])('%s in the file is told with its line', (_, csv, message) => {
  expect(said(csv)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});

test('an interval that other weeks have is missed', () => {
  const rows = weeks.flatMap((week) => [
    `${day(7 * week)}T09:00,50`,
    ...(week === 1 ? [] : [`${day(7 * week)}T09:30,50`]),
  ]);
  expect(said(['starts,calls', ...rows].join('\n'))).toEqual([expect.stringMatching(/2027-03-08 09:30 is missing/)]);
});

test('100,000 rows are refused before any is read', () => {
  const csv = ['starts,calls', ...Array.from({ length: 100_000 }, (_, row) => `2027-03-01T09:00,${row}`)].join('\n');
  expect(said(csv)).toEqual([expect.stringMatching(/more than 40000 rows; add the intervals up to weeks/)]);
});

test('of many problems the first twenty are told', () => {
  const csv = ['starts,calls', ...Array.from({ length: 500 }, () => 'someday,many')].join('\n');
  expect(said(csv)).toHaveLength(20);
});
