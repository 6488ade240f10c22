import season from '../../examples/season.json';
import { shiftDate } from '../../domain/calendar';
import { peoplePerSeat } from '../../domain/campaign/capacity';
import { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import { type Block, blocksOfDays, dayCurve, openMinutes } from '../../domain/season/blocks';

const request = CampaignRequest.parse(season);
const plan = planSeason(request, { asOf: '2026-10-01' });
const days = (first: string, n: number) =>
  Array.from({ length: n }, (_, day) => new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([0.3, 0.5, 0.7, 0.95, 1])(
  'a day’s curve reaches its peak in the middle and averages to %d of it',
  (average) => {
    const curve = dayCurve(200, average);
    expect(mean(curve)).toBeCloseTo(average, 2);
    expect(Math.max(...curve)).toBeGreaterThan(0.85);
    expect(Math.min(...curve)).toBeGreaterThanOrEqual(0);
  },
);

test('84 open hours are twelve on each of seven days; 40 are eight on each of five', () => {
  expect(openMinutes(request, '2027-03-01')).toHaveLength(24);
  expect(openMinutes(request, '2027-03-07')[0]).toBe(8 * 60);
  const office = { hours: { ...request.hours, openPerWeek: 40 } };
  expect(days('2027-03-01', 7).map((day) => openMinutes(office, day).length)).toEqual([16, 16, 16, 16, 16, 0, 0]);
  expect(openMinutes({ hours: { ...request.hours, openPerWeek: 168 } }, '2027-03-01')).toHaveLength(48);
});

const weekOfPlan = (no: number) => blocksOfDays(request, plan, days(shiftDate('2027-03-01', 7 * no), 7));
const hours = (blocks: readonly Block[], of: 'needed' | 'capacity') =>
  blocks.reduce((sum, block) => sum + block[of] / 2, 0);

test('the half hours of a peak week ask for as many hours as the plan’s new people give', () => {
  const blocks = weekOfPlan(0);
  expect(blocks).toHaveLength(7 * 24);
  const week = plan.weeks.find(({ week: no }) => no === 0)!;
  const uncovered = (week.requiredHeads - week.baseHeads) / week.requiredHeads;
  const pace = (week.plannedHeads - week.baseHeads) / (week.effectiveHeads - week.baseHeads);
  const asked = week.requiredHeads * request.hours.perAgentWeek * uncovered * pace;
  expect(hours(blocks, 'needed') / asked).toBeCloseTo(1, 1);
  expect(blocks[0]).toMatchObject({ queue: 'voice', startsAt: '2027-03-01T13:00:00.000Z' });
});

test('whoever is live has the hours that the plan pays, needed or not, until the busiest week is over', () => {
  const paid = (people: number) => people * request.hours.perAgentWeek;
  // The first class goes live nine weeks before the peak, and the demand begins to rise four weeks before it.
  expect(plan.classes[0]).toMatchObject({ liveWeek: -9, seats: 80 });
  expect(weekOfPlan(-10)).toEqual([]);
  for (const [no, weeksLive] of [
    [-9, 0],
    [-6, 3],
  ] as const) {
    expect(hours(weekOfPlan(no), 'needed')).toBe(0);
    expect(hours(weekOfPlan(no), 'capacity') / paid(80 * peoplePerSeat(request, weeksLive))).toBeCloseTo(1, 1);
  }
  for (const no of [-4, -1, 5]) {
    const week = plan.weeks.find((one) => one.week === no)!;
    const blocks = weekOfPlan(no);
    expect(hours(blocks, 'capacity') / paid(week.plannedHeads - week.baseHeads)).toBeCloseTo(1, 1);
    expect(blocks.every(({ needed, capacity }) => needed > 0 && needed <= capacity)).toBe(true);
  }
  expect(hours(weekOfPlan(-4), 'needed')).toBeLessThan(hours(weekOfPlan(-4), 'capacity') / 2);
  // From then on people are let go, and hours follow the demand.
  expect(hours(weekOfPlan(6), 'capacity')).toBe(hours(weekOfPlan(6), 'needed'));
});

test('a day outside the demand has no blocks, and the clocks’ change moves the instants, not the local hours', () => {
  expect(blocksOfDays(request, plan, ['2027-09-01'])).toEqual([]);
  // New York goes to summer time on 14 March 2027.
  const [before] = blocksOfDays(request, plan, ['2027-03-13']);
  const [after] = blocksOfDays(request, plan, ['2027-03-14']);
  expect([before?.startsAt, after?.startsAt]).toEqual(['2027-03-13T13:00:00.000Z', '2027-03-14T12:00:00.000Z']);
});

test('demand by the interval is taken as it is, the busiest quarter of a half hour counts', () => {
  const csv = [
    'starts,agents',
    ...days('2027-03-01', 7).flatMap((day) => [
      `${day}T09:00,10`,
      `${day}T09:15,20`,
      `${day}T09:30,0`,
      `${day}T09:45,0`,
    ]),
  ].join('\n');
  const imported = CampaignRequest.parse({
    ...season,
    demand: { intervalMinutes: 15, peakStarts: '2027-03-01', csv },
    base: { heads: 0, backfilled: true },
  });
  const week = { ...plan.weeks[0]!, week: 0, requiredHeads: 20, baseHeads: 0, plannedHeads: 20, effectiveHeads: 20 };
  const blocks = blocksOfDays(imported, { ...plan, weeks: [week] }, days('2027-03-01', 7));
  expect(blocks).toHaveLength(7);
  expect(blocks[0]?.needed).toBe(Math.round(20 / (0.7 * 0.92)));
  // Twenty people have more hours than so few half hours hold: nobody is there twice.
  const most = { ...week, baseHeads: 15, plannedHeads: 35, effectiveHeads: 35 };
  expect(blocksOfDays(imported, { ...plan, weeks: [most] }, ['2027-03-01'])[0]).toMatchObject({
    needed: Math.round((20 * 0.25) / (0.7 * 0.92)),
    capacity: 20,
  });
});
