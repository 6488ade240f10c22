import { comparePlans } from '../../../domain/campaign/compare';
import { CampaignRequest } from '../../../domain/campaign/contract';
import { planSeason } from '../../../domain/campaign/plan';
import { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { planWith, seasonFile, seasonWith } from './season';

const example = planWith();
const liveWeeks = (plan: SeasonPlan) => plan.classes.map(({ liveWeek }) => liveWeek);
const findings = (plan: SeasonPlan, kind: string) => plan.findings.filter((finding) => finding.kind === kind);

test('the shipped season is sized as published', () => {
  expect(example.static).toEqual({
    agentsBase: 14,
    agentsPeak: 59,
    scheduledBase: 20,
    scheduledPeak: 85,
    heads: 270,
    baseHeads: 64,
    netNew: 206,
    seats: 304,
    offers: 459,
    screens: 918,
  });
});

test('“400 %” as a multiple is another season', () => {
  const { agentsPeak, scheduledPeak } = planWith({ demand: { swing: { percent: 400, meaning: 'multiple' } } }).static;
  expect({ agentsPeak, scheduledPeak }).toEqual({ agentsPeak: 48, scheduledPeak: 69 });
});

test('the shipped season needs the seats of the independent optimum, in the classes that the blackout leaves', () => {
  expect(liveWeeks(example)).toEqual([-9, -5, -3, -1, 2]);
  expect(example.leastSeats).toBe(324);
  expect(example.seats).toBeGreaterThanOrEqual(324);
  expect(example.seats).toBeLessThanOrEqual(324 * 1.03);
  expect(example.classes.at(-1)?.seats).toBeLessThan(20);
  expect(example.proven).toBe(true);
  expect(findings(example, 'short')).toEqual([]);
});

test('a second room saves seats', () => {
  const plan = planWith({ training: { rooms: 2 } });
  expect(plan.leastSeats).toBe(314);
  expect(plan.seats).toBeLessThanOrEqual(314 * 1.03);
  expect(new Set(plan.classes.map(({ room }) => room))).toEqual(new Set([1, 2]));
});

test('without a blackout the class of week −7 comes back', () => {
  expect(liveWeeks(planWith({ training: { blackouts: [] } }))).toContain(-7);
});

test('dates of a class follow from its live week', () => {
  expect(example.classes[0]).toMatchObject({
    liveWeek: -9,
    liveOn: '2026-12-28',
    classroomStarts: '2026-12-07',
    sourcingStarts: '2026-11-02',
    seats: 80,
    trainers: 4,
    bookings: 88,
  });
});

test('demand ramps, stays and falls as written', () => {
  expect(example.weeks.map(({ week, calls }) => [week, calls])).toEqual([
    [-4, 180],
    [-3, 260],
    [-2, 340],
    [-1, 420],
    ...[0, 1, 2, 3, 4, 5].map((week) => [week, 500]),
    [6, 366.67],
    [7, 233.33],
  ]);
});

test('every week shows what its effective heads would achieve', () => {
  const peak = example.weeks.find(({ week }) => week === 0);
  expect(peak).toMatchObject({ agents: 59, requiredHeads: 269.35, baseHeads: 64, starts: '2027-03-01' });
  expect(peak?.serviceLevel).toBeGreaterThanOrEqual(0.8);
  expect(peak?.occupancy).toBeLessThanOrEqual(0.85);
});

test('people who are new count less than they will', () => {
  const peak = example.weeks.find(({ week }) => week === 0);
  expect(peak?.effectiveHeads).toBeLessThan(peak?.plannedHeads ?? 0);
});

test('a base that is not backfilled leaks from the plan’s date on and asks for more seats', () => {
  const plan = planWith({ base: { heads: 64, backfilled: false } });
  expect(plan.seats).toBeGreaterThan(example.seats);
  // 1 September is week −26: 22 weeks before the ramp.
  expect(plan.weeks[0]?.baseHeads).toBeCloseTo(64 * 0.98 ** 22, 2);
});

test('a base that covers everything hires nobody', () => {
  const plan = planWith({ base: { heads: 400 } });
  expect(plan).toMatchObject({ seats: 0, offers: 0, screens: 0, classes: [], findings: [] });
  expect(plan.static).toMatchObject({ netNew: 0, seats: 0, offers: 0, screens: 0 });
});

test('cost is base, new people, training and burden, each to the cent', () => {
  // 64 × 20 h × .92 × 12 weeks × 19.50
  expect(example.cost.base).toEqual({ amount: '275558.40', currency: 'USD' });
  // 325 seats × (2 + .85) weeks × 20 h × 19.50
  expect(example.cost.training).toEqual({ amount: '361237.50', currency: 'USD' });
  const amount = (part: keyof typeof example.cost) => Number(example.cost[part].amount);
  expect(amount('burden')).toBeCloseTo((amount('base') + amount('new') + amount('training')) * 0.12, 1);
  expect(amount('total')).toBeCloseTo(amount('base') + amount('new') + amount('training') + amount('burden'), 2);
});

test('unpaid training and paid absence change the price as they should', () => {
  expect(planWith({ pay: { trainingPaid: false } }).cost.training.amount).toBe('0.00');
  expect(planWith({ pay: { paidHours: 'scheduled' } }).cost.base.amount).toBe('299520.00');
});

test('the budget covers what it says', () => {
  const onlyNew = planWith({ budget: { covers: ['new'] } }).cost;
  expect(Number(onlyNew.covered.amount)).toBeCloseTo(Number(onlyNew.total.amount) - 275558.4 * 1.12, 1);
});

test('a season over budget is found, with what would make it cheaper', () => {
  const [finding] = findings(planWith({ budget: { amount: '1700000.00' } }), 'budget');
  expect(finding).toMatchObject({ unit: 'money', week: null });
  expect(finding?.shortBy).toBeCloseTo(112_927.91, 2);
  expect(finding?.levers.length).toBeGreaterThan(0);
  for (const lever of finding?.levers ?? []) {
    expect(Number(lever.cost.amount)).toBeLessThan(0);
    expect(lever.effect.shortAfter).toBeLessThan(finding?.shortBy ?? 0);
  }
});

test('the band is drawn around the plan, and is the same for the same seed', () => {
  const { band } = example;
  expect(band.p10).toBeLessThan(band.p50);
  expect(band.p50).toBeLessThan(band.p90);
  const peak = example.weeks.find(({ week }) => week === band.week);
  expect(Math.abs(band.p50 - (peak?.effectiveHeads ?? 0))).toBeLessThan(5);
  expect(planWith().band).toEqual(band);
  expect(planSeason(seasonWith(), { asOf: '2026-09-01', seed: 2 }).band).not.toEqual(band);
});

test('certain yields leave no band', () => {
  const sure = { classroom: 1, nesting: 1, weeklySurvival: 1 };
  const { band } = planWith({ yields: sure });
  expect(band.p90 - band.p10).toBeCloseTo(0, 6);
});

test('what one season in ten lacks is told, with priced levers in time', () => {
  const [risk] = findings(example, 'at_risk');
  expect(risk?.shortBy).toBeGreaterThan(0);
  expect(risk?.levers.map(({ lever }) => lever)).toEqual(
    expect.arrayContaining(['hours', 'overtime', 'occupancy', 'shrinkage', 'raise', 'seats']),
  );
  for (const lever of risk?.levers ?? []) {
    expect(lever.effect.heads).toBeGreaterThan(0);
    expect(lever.lastChance >= '2026-09-01').toBe(true);
  }
  const seats = risk?.levers.find(({ lever }) => lever === 'seats');
  expect(seats?.effect).toMatchObject({ shortAfter: 0 });
  expect(seats?.effect.seats).toBeGreaterThan(0);
  expect(Number(seats?.cost.amount)).toBeGreaterThan(0);
});

test('begun too late, the season is short where it was not, and says what another room or an earlier class would do', () => {
  const late = planWith({}, '2026-11-23');
  const short = findings(late, 'short');
  expect(short.map(({ week }) => week)).toContain(0);
  const levers = short.find(({ week }) => week === 0)?.levers ?? [];
  expect(levers.map(({ lever }) => lever)).toEqual(expect.arrayContaining(['room', 'overtime', 'hours', 'occupancy']));
  for (const { sourcingStarts } of late.classes) expect(sourcingStarts >= '2026-11-23').toBe(true);
});

test('seeking people faster brings an earlier class back', () => {
  const levers = findings(planWith({}, '2026-11-12'), 'short').flatMap((finding) => finding.levers);
  const earlier = levers.find(({ lever }) => lever === 'earlier_class');
  expect(earlier?.lastChance).toBe('2026-11-16');
  expect(earlier?.effect.heads).toBeGreaterThan(0);
});

test('with free dates the plan stays, and a date that has passed is a finding', () => {
  const free = planSeason(seasonWith(), { asOf: '2026-11-23', lead: 'free' });
  expect(liveWeeks(free)).toEqual([-9, -5, -3, -1, 2]);
  const [late] = findings(free, 'late_start');
  expect(late).toMatchObject({ week: -9, shortBy: 21, unit: 'days' });
  expect(late?.levers[0]).toMatchObject({ lever: 'shorter_lead', lastChance: '2026-11-23' });
  expect(free.sentence).toContain('; people should have been sought since 2026-11-02, 21 days ago.');
  expect(planSeason(seasonWith(), { asOf: '2026-11-02' }).sentence).toContain('; people are sought from 2026-11-02.');
});

test('a service level that binds is a lever too', () => {
  const plan = planWith({ service: { maxOccupancy: 1, level: 0.95, thresholdSeconds: 5 } });
  const levers = plan.findings.flatMap((finding) => finding.levers.map(({ lever }) => lever));
  expect(levers).toContain('service_level');
});

test('backfill ends where a class no longer repays its training', () => {
  const long = planWith({ demand: { peakWeeks: 16 }, training: { rooms: 2 } });
  expect(Math.max(...liveWeeks(long))).toBeGreaterThan(2);
  expect(Math.max(...liveWeeks(long))).toBeLessThanOrEqual(16 + 2 - 5);
});

test('chat and mail beside calls: each queue by its own rule', () => {
  const queues = [
    { queue: 'phone', channel: 'voice', share: 0.5 },
    { queue: 'chat', channel: 'chat', ahtSeconds: 600, concurrency: 3, share: 0.25 },
    { queue: 'mail', channel: 'deferred', ahtSeconds: 300, share: 0.25 },
  ];
  const plan = planSeason(CampaignRequest.parse({ ...seasonFile, queues }), { asOf: '2026-09-01' });
  const peak = plan.weeks.find(({ week }) => week === 0);
  // 25 Erlangs of calls, 16.7 of chat (as 240 s), 20.8 of mail: 30 + 21 + 25 agents.
  expect(peak?.agents).toBe(30 + 21 + 25);
});

test('shrinkage in parts is their sum', () => {
  const parts = planWith({ service: { shrinkage: { breaks: 0.12, coaching: 0.08, meetings: 0.1 } } });
  expect(parts.static).toEqual(example.static);
});

test('a plan has the shape of its contract, and says what it assumes', () => {
  expect(SeasonPlan.parse(example)).toEqual(example);
  expect(example.assumptions.join(' ')).toMatch(/from 100 to 500 calls.*nobody hangs up/);
});

test('plans side by side show what a change would do', () => {
  const rows = comparePlans(example, planWith({ training: { rooms: 2 } }));
  expect(rows.find(({ what }) => what === 'seats')).toMatchObject({ before: '325', changed: true });
  expect(rows.find(({ what }) => what === 'people for the peak')).toMatchObject({ before: '270', changed: false });
});
