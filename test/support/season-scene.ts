import type { Knex } from 'knex';

import type { Tx } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { moved } from '../../domain/campaign/week';
import { toMinor } from '../../domain/money';
import { deriveId, groupKey, runIds } from '../../domain/ids';
import type { CampaignState, EngagementState, MemberState, Phase, WaveState } from '../../domain/lifecycle';
import season from '../../examples/season.json';
import { staff } from './staff';

export interface SceneOptions {
  /** Business instant that the rows tell of; the clock stands there. */
  at: string;
  state?: CampaignState;
  /** Of the external id, the people and the dates of chance. (Default: 1) */
  no?: number;
  /** How many times the demand of the example, base and rooms with it. (Default: 1) */
  scale?: number;
  /** People who get a sealed name. (Default: 40) */
  named?: number;
  /** When the plan was made. (Default: 2026-10-12) */
  asOf?: string;
}

export interface SeasonScene {
  id: string;
  plan: SeasonPlan;
  request: CampaignRequest;
  waves: { id: string; no: number }[];
  /** Engagements by the state of their members. */
  members: { engagementId: string; talentId: string; state: MemberState; waveId: string }[];
}

const day = 86_400_000;

/**
 * Writes a season as it may stand at an instant: plan, classes, people on their way through the funnel, claims, calls and asks.
 * The rows are those that parts and runs would have written; nothing is simulated beyond their counts and dates.
 */
export async function seedScene(store: Store, options: SceneOptions): Promise<SeasonScene> {
  const { at, state = 'ramping', no = 1, scale = 1, asOf = '2026-10-12' } = options;
  const request = CampaignRequest.parse({
    ...season,
    externalId: `${season.externalId}-${no}`,
    demand: { ...season.demand, baseCalls: season.demand.baseCalls * scale },
    base: { ...season.base, heads: season.base.heads * scale },
    training: { ...season.training, rooms: Math.ceil(season.training.rooms * scale) },
    budget: { ...season.budget, amount: `${(Number(season.budget.amount) * scale).toFixed(2)}` },
  });
  const plan = planSeason(request, { asOf });
  const id = deriveId('campaign', 'test', request.externalId);
  return store.transaction(async (tx) => {
    await store.clock.jump(tx, at, 'system:test');
    const chance = chanceFrom(no);
    const today = at.slice(0, 10);
    const waves = plan.classes.map((one, index) => waveRow(id, one, index + 1, request, today));
    const running = !['draft', 'planned'].includes(state);
    await insertRows(tx, 'campaign', [campaignRow(id, request, plan, state, asOf)]);
    await insertRows(tx, 'campaign_plan', [planRow(id, request, plan, running, asOf)]);
    const people = running ? waves.flatMap((wave) => peopleOf(id, wave, request, at, chance)) : [];
    const counted = waves.map((wave) => counters(wave, people));
    if (running) await insertRows(tx, 'wave', counted);
    await insertRows(tx, 'requisition', [requisitionRow(id, request, plan, asOf)]);
    await insertPeople(tx, people, request, id);
    if (running) {
      await insertRows(tx, 'pay_run', payRuns(id, plan, at));
      await insertRows(tx, 'shift_block', blocks(id, plan, request, at, chance));
      await insertRows(tx, 'campaign_actual', calls(id, plan, request, at, chance));
    }
    if (running) await openAsks(tx, store, id, people, counted, at);
    const names = people.slice(-(options.named ?? 40));
    for (const [index, { talentId }] of names.entries())
      await store.private.seal(tx, talentId, 'working', 'contact', {
        name: personName(index),
        email: `agent${no}-${index}@talent.example`,
      });
    await store.events.appendAll(tx, storyOf(id, running, counted));
    return {
      id,
      plan,
      request,
      waves: counted.map((wave) => ({ id: wave.id, no: wave.no })),
      members: people.map(({ engagementId, talentId, state: of, waveId }) => ({
        engagementId,
        talentId,
        state: of,
        waveId,
      })),
    };
  });
}

/** Writes rows of one table in one statement. */
export async function insertRows(tx: Knex, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await tx.raw(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function campaignRow(id: string, request: CampaignRequest, plan: SeasonPlan, state: CampaignState, asOf: string) {
  const approved = !['draft', 'planned'].includes(state);
  const covered = toMinor(plan.cost.covered).amountMinor - toMinor(plan.cost.base).amountMinor;
  return {
    id,
    source: 'test',
    external_id: request.externalId,
    name: request.name,
    role: request.role,
    jurisdiction: request.jurisdiction,
    time_zone: request.timeZone,
    engagement_type: request.engagementType,
    state,
    plan_version: approved ? 1 : null,
    policies: { season: 1, evaluate: 1, source: 1, onboard: 1, offboard: 1, assign: 1 },
    requested_by: staff.ops,
    workflow_id: runIds.campaign(id),
    starts_on: plan.weeks[0]?.starts,
    peak_on: request.demand.peakStarts,
    ends_on: moved(plan.weeks.at(-1)?.starts ?? request.demand.peakStarts, 6),
    target_heads: plan.seats,
    currency: request.budget.currency,
    budget_minor: Math.round(covered * 1.05),
    reserved_minor: approved ? Math.round(covered * 0.16) : 0,
    paid_minor: approved ? Math.round(covered * 0.2) : 0,
    created_at: `${asOf}T14:00:00Z`,
    changed_at: `${asOf}T14:00:00Z`,
  };
}

function planRow(id: string, request: CampaignRequest, plan: SeasonPlan, approved: boolean, asOf: string) {
  return {
    campaign_id: id,
    version: 1,
    request,
    plan,
    kind: 'draft',
    state: approved ? 'approved' : 'draft',
    made_by: staff.ops,
    made_at: `${asOf}T14:00:00Z`,
    decided_by: approved ? staff.approver : null,
    decided_at: approved ? `${moved(asOf, 1)}T14:00:00Z` : null,
  };
}

function requisitionRow(id: string, request: CampaignRequest, plan: SeasonPlan, asOf: string) {
  return {
    id: requisitionOf(id),
    campaign_id: id,
    title: request.name,
    role: request.role,
    skills: request.skills,
    positions: plan.seats,
    engagement_type: request.engagementType,
    jurisdiction: request.jurisdiction,
    time_zone: request.timeZone,
    starts_on: plan.weeks[0]?.starts,
    ends_on: moved(plan.weeks.at(-1)?.starts ?? request.demand.peakStarts, 6),
    currency: request.budget.currency,
    budget_minor: toMinor(request.budget).amountMinor,
    committed_minor: 0,
    state: 'open',
    other_roles: [],
    round: 1,
    shortlists: 0,
    approval_round: 1,
    created_at: `${asOf}T14:00:00Z`,
    changed_at: `${asOf}T14:00:00Z`,
  };
}

const requisitionOf = (campaignId: string) => deriveId('requisition', campaignId);

type Wave = ReturnType<typeof waveRow>;

function waveRow(
  campaignId: string,
  one: SeasonPlan['classes'][number],
  no: number,
  { training }: CampaignRequest,
  today: string,
) {
  const nestingOn = moved(one.liveOn, -7 * training.nestingWeeks);
  const state: WaveState =
    today >= one.liveOn
      ? 'live'
      : today >= nestingOn
        ? 'nesting'
        : today >= one.classroomStarts
          ? 'training'
          : today >= one.sourcingStarts
            ? 'filling'
            : 'planned';
  return {
    id: deriveId('wave', campaignId, String(no)),
    campaign_id: campaignId,
    no,
    state,
    short: false,
    live_week: one.liveWeek,
    room: one.room,
    sourcing_on: one.sourcingStarts,
    classroom_on: one.classroomStarts,
    nesting_on: nestingOn,
    live_on: one.liveOn,
    seats: one.seats,
    bookings: one.bookings,
    offers: one.offers,
    screens: one.screens,
    booked: 0,
    checked_in: 0,
    listings: 1,
    changed_at: `${today}T08:00:00Z`,
  };
}

interface Person {
  engagementId: string;
  talentId: string;
  waveId: string;
  no: number;
  source: string;
  alumni: boolean;
  state: MemberState;
  engagementState: EngagementState;
  phase: Phase;
  tier: string | null;
  score: number | null;
  screened: string;
  at: Partial<
    Record<'offered' | 'accepted' | 'cleared' | 'booked' | 'checked_in' | 'passed' | 'live' | 'left', string>
  >;
  leftWhy: string | null;
  changedAt: string;
}

/** The people of a class: who was sought for it, how far they came by `at`. */
function peopleOf(
  campaignId: string,
  wave: Wave,
  request: CampaignRequest,
  at: string,
  chance: () => number,
): Person[] {
  const now = Date.parse(at);
  const [sought, classroom, nesting, live] = [wave.sourcing_on, wave.classroom_on, wave.nesting_on, wave.live_on].map(
    (date) => Date.parse(`${date}T14:00:00Z`),
  ) as [number, number, number, number];
  const { yields } = request;
  // A class in the making comes along a little slower than planned, so that there is something to tell.
  const slow = wave.state === 'filling' ? 0.9 : 1;
  let placed = 0;
  let seated = 0;
  return Array.from({ length: wave.offers }, (_, index): Person => {
    const key = `${campaignId}/${wave.no}/${index}`;
    const alumni = chance() < 0.12;
    const person: Person = {
      engagementId: deriveId('engagement', key),
      talentId: deriveId('talent', key),
      waveId: wave.id,
      no: index,
      source: alumni || chance() < 0.2 ? 'pool' : 'marketplace',
      alumni,
      state: 'offered',
      engagementState: 'offered',
      phase: 'source',
      tier: null,
      score: null,
      screened: new Date(sought + chance() * 12 * day).toISOString(),
      at: {},
      leftWhy: null,
      changedAt: at,
    };
    const offered = sought + (2 + (index / wave.offers) * 22) * day;
    const step = (name: keyof Person['at'], ms: number): boolean => {
      if (ms > now) return false;
      person.at[name] = person.changedAt = new Date(ms).toISOString();
      return true;
    };
    const out = (ms: number, why: string): Person => {
      if (ms > now) return person;
      person.changedAt = new Date(ms).toISOString();
      return { ...person, state: 'fell_out', engagementState: 'aborted', leftWhy: why };
    };
    if (!step('offered', offered)) return { ...person, no: -1 };
    const accepted = offered + (0.1 + chance() * 2.4) * day;
    if (chance() > yields.accept * slow) return out(accepted, chance() < 0.6 ? 'declined' : 'no answer');
    if (!step('accepted', accepted)) return person;
    person.engagementState = 'vetting';
    const report = accepted + (0.8 + chance() ** 3 * 9) * day;
    if (chance() > yields.clear) return out(report, 'check not clear');
    if (report > now) return person;
    person.engagementState = 'contracting';
    person.phase = 'onboard';
    person.changedAt = new Date(report).toISOString();
    const cleared = report + (0.2 + chance() ** 2 * 4) * day;
    if (cleared - 0.5 * day <= now && cleared > now) person.engagementState = 'compliance';
    if (!step('cleared', cleared)) return person;
    person.engagementState = 'compliance';
    if (placed >= wave.bookings) return { ...person, state: now < classroom ? 'waitlisted' : 'cleared' };
    placed += 1;
    step('booked', cleared + 3_600_000);
    person.state = 'booked';
    if (now < classroom) return person;
    if (chance() > yields.show || seated >= wave.seats) return out(classroom + 6 * 3_600_000, 'did not come');
    seated += 1;
    step('checked_in', classroom + chance() * 1_800_000);
    person.state = 'training';
    person.engagementState = 'training';
    if (now < nesting) return person;
    if (chance() > yields.classroom) return out(nesting - day, chance() < 0.5 ? 'failed the classroom' : 'gave up');
    step('passed', nesting);
    person.state = 'nesting';
    person.engagementState = 'active';
    person.phase = 'assign';
    if (now < live) return person;
    if (chance() > yields.nesting) return { ...out(live, 'failed nesting'), state: 'left', engagementState: 'ending' };
    step('live', live + chance() * 3_600_000);
    person.state = 'live';
    person.score = Math.round((58 + chance() * 38) * 10) / 10;
    person.tier = chance() < 0.15 ? null : person.score > 84 ? 'A' : person.score > 69 ? 'B' : 'C';
    for (let week = 1; live + week * 7 * day <= now; week += 1)
      if (chance() > yields.weeklySurvival) {
        step('left', live + (week - chance()) * 7 * day);
        const why = ['another job', 'hours do not fit', 'study', 'did not say'][Math.floor(chance() * 4)] ?? 'study';
        return { ...person, state: 'left', engagementState: 'closed', phase: 'offboard', leftWhy: why };
      }
    return person;
  }).filter(({ no }) => no >= 0);
}

function counters(wave: Wave, people: readonly Person[]): Wave {
  const own = people.filter(({ waveId }) => waveId === wave.id);
  const booked = own.filter(({ at, state }) => at.booked && (wave.state !== 'filling' || state === 'booked')).length;
  const checkedIn = own.filter(({ at }) => at.checked_in).length;
  return {
    ...wave,
    booked: Math.min(booked, wave.bookings),
    checked_in: checkedIn,
    short: wave.state === 'training' && checkedIn < wave.seats * 0.9,
  };
}

async function insertPeople(tx: Knex, people: readonly Person[], request: CampaignRequest, campaignId: string) {
  const written = (iso: string | undefined) => iso ?? null;
  await insertRows(
    tx,
    'talent',
    people.map(({ talentId, tier, alumni, at }) => ({
      id: talentId,
      source_ref: `marketplace:${talentId}`,
      state: alumni ? 'alumni' : 'engaged',
      tier,
      roles: [request.role],
      time_zone: request.timeZone,
      created_at: written(at.offered),
      updated_at: written(at.offered),
    })),
  );
  // Of those screened only the ones with an offer have a face here: the rest are counted by their rows alone.
  await insertRows(
    tx,
    'application',
    people.map(({ talentId, engagementId, source, screened, at }) => ({
      id: deriveId('application', engagementId),
      requisition_id: requisitionOf(campaignId),
      talent_id: talentId,
      source,
      state: at.accepted ? 'accepted' : 'offered',
      score: 0.7,
      applied_at: screened,
      changed_at: written(at.offered),
    })),
  );
  const strangers = Math.floor(people.length * 0.92);
  await tx.raw(
    `with t as (insert into talent (id, source_ref, state, roles, time_zone, created_at, updated_at)
       select 'tal_x' || ? || n, 'marketplace:x' || ? || n, 'candidate', '{}', 'UTC', business_now(), business_now() from generate_series(1, ?::int) n returning id)
     insert into application (id, requisition_id, talent_id, source, state, score, applied_at, changed_at)
     select 'app_' || id, ?, id, 'marketplace', 'screened', 0.3, business_now() - interval '20 days', business_now() from t`,
    [campaignId, campaignId, strangers, requisitionOf(campaignId)],
  );
  const hourly = toMinor(request.pay.hourly).amountMinor;
  await insertRows(
    tx,
    'engagement',
    people.map((person) => ({
      id: person.engagementId,
      campaign_id: campaignId,
      requisition_id: requisitionOf(campaignId),
      application_id: deriveId('application', person.engagementId),
      talent_id: person.talentId,
      lead_id: staff.ops,
      workflow_id: runIds.engagement(person.engagementId),
      title: request.name,
      role: request.role,
      jurisdiction: request.jurisdiction,
      time_zone: request.timeZone,
      phase: person.phase,
      state: person.engagementState,
      starts_at: person.at.checked_in ?? `${request.demand.peakStarts}T14:00:00Z`,
      ends_at: '2027-04-26T03:59:00Z',
      currency: request.budget.currency,
      not_to_exceed_minor: hourly * 20 * 20,
      reserved_minor: ['aborted', 'closed'].includes(person.engagementState) ? 0 : hourly * 100,
      paid_minor: person.at.passed ? hourly * 40 : 0,
      policies: { season: 1, evaluate: 1, source: 1, onboard: 1, offboard: 1, assign: 1, vetting: 1 },
      offer_round: 1,
      access_generation: 1,
      created_at: written(person.at.offered),
      changed_at: person.changedAt,
      closed_at: person.engagementState === 'closed' ? person.changedAt : null,
    })),
  );
  await insertRows(
    tx,
    'season_member',
    people.map((person) => ({
      engagement_id: person.engagementId,
      campaign_id: campaignId,
      talent_id: person.talentId,
      wave_id: person.waveId,
      state: person.state,
      alumni: person.alumni,
      source: person.source,
      offered_at: written(person.at.offered),
      accepted_at: written(person.at.accepted),
      cleared_at: written(person.at.cleared),
      booked_at: written(person.at.booked),
      confirmed_week_at: written(person.at.checked_in),
      confirmed_day_at: written(person.at.checked_in),
      provisioned_at: written(person.at.checked_in),
      checked_in_at: written(person.at.checked_in),
      passed_at: written(person.at.passed),
      nesting_weeks: person.at.passed ? 1 : 0,
      supervised: person.state === 'nesting',
      live_at: written(person.at.live),
      left_at: person.state === 'left' || person.state === 'fell_out' ? person.changedAt : null,
      left_why: person.leftWhy,
      hours_cap: 20,
    })),
  );
  await insertRows(
    tx,
    'screening',
    people
      .filter(({ engagementState }) => engagementState === 'vetting')
      .map(({ engagementId, talentId, changedAt }) => ({
        id: deriveId('screening', engagementId),
        engagement_id: engagementId,
        talent_id: talentId,
        package: 'standard',
        state: 'pending',
        consented_at: changedAt,
        generation: 1,
        round: 1,
        due_at: new Date(Date.parse(changedAt) + 4 * day).toISOString(),
      })),
  );
  await insertRows(
    tx,
    'scorecard',
    people
      .filter(({ score }) => score !== null)
      .map(({ engagementId, talentId, score, tier }) => ({
        id: deriveId('scorecard', engagementId, '2027-W05', '1'),
        engagement_id: engagementId,
        talent_id: talentId,
        period: '2027-W05',
        metrics: {},
        score,
        rated: true,
        tier_before: tier,
        tier_after: tier,
        rationale: 'five metrics of the week',
        policy: 'evaluate@1',
        closed_at: '2027-02-08T05:00:00Z',
        version: 1,
        current: true,
      })),
  );
}

/** Pay runs of the weeks that are over, the last one a week behind. */
function payRuns(id: string, plan: SeasonPlan, at: string) {
  const first = Date.parse(plan.classes[0]?.classroomStarts ?? at);
  const weeks = Math.max(0, Math.floor((Date.parse(at) - first) / (7 * day)) - 1);
  return Array.from({ length: weeks }, (_, index) => ({
    campaign_id: id,
    period: isoWeek(first + index * 7 * day),
    version: 1,
    state: 'done',
    people: 60 + index * 12,
    minutes: (60 + index * 12) * 1200,
    amount_minor: (60 + index * 12) * 39_000,
    burden_minor: (60 + index * 12) * 4_680,
    made_at: new Date(first + (index + 1) * 7 * day).toISOString(),
    done_at: new Date(first + (index + 1) * 7 * day + 3_600_000).toISOString(),
  }));
}

function isoWeek(ms: number): string {
  const thursday = new Date(ms + 3 * day);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Half hours of the next seven days, most of them claimed. */
function blocks(id: string, plan: SeasonPlan, request: CampaignRequest, at: string, chance: () => number) {
  const first = Date.parse(`${at.slice(0, 10)}T13:00:00Z`);
  const agents = plan.weeks.find(({ starts }) => moved(starts, 7) > at.slice(0, 10))?.agents ?? 20;
  return Array.from({ length: 8 * 24 }, (_, index) => {
    const start = first + Math.floor(index / 24) * day + (index % 24) * 1_800_000;
    const busy = 0.6 + 0.4 * Math.sin((Math.PI * (index % 24)) / 23);
    const capacity = Math.round((agents / (1 - 0.3)) * busy * 0.6);
    const short = index % 24 > 16 && Math.floor(index / 24) % 3 === 1 ? Math.ceil(chance() * 4) : 0;
    return {
      campaign_id: id,
      queue: 'voice',
      starts_at: new Date(start).toISOString(),
      ends_at: new Date(start + 1_800_000).toISOString(),
      capacity,
      claimed: Math.max(0, capacity - short),
      published_at: at,
      plan_version: 1,
    };
  });
}

/** Calls of the weeks that are over, a few more than planned and a little shorter. */
function calls(id: string, plan: SeasonPlan, request: CampaignRequest, at: string, chance: () => number) {
  const today = at.slice(0, 10);
  const first = plan.weeks[0]?.starts ?? today;
  const quiet = [-3, -2, -1].map((week) => ({ starts: moved(first, 7 * week), calls: 100, agents: 14 }));
  return [...quiet, ...plan.weeks].flatMap(({ starts, calls: busy, agents }) =>
    Array.from({ length: 7 * 24 }, (_, index) => ({
      date: moved(starts, Math.floor(index / 24)),
      slot: index % 24,
    }))
      .filter(({ date }) => date < today)
      .map(({ date, slot }) => {
        const mean = (busy ?? 100) * request.hours.averageToPeak;
        const offered = Math.round(mean * (0.62 + 0.6 * Math.sin((Math.PI * slot) / 23)) * (1.01 + 0.05 * chance()));
        const abandoned = Math.round(offered * 0.02 * chance());
        const aht = 172 + 6 * chance();
        return {
          campaign_id: id,
          queue: 'voice',
          starts_at: new Date(Date.parse(`${date}T13:00:00Z`) + slot * 1_800_000).toISOString(),
          minutes: 30,
          offered,
          handled: offered - abandoned,
          abandoned,
          aht_seconds: aht,
          service_level: 0.7 + 0.12 * chance() + 0.06 * Math.sin(Date.parse(date) / 6e8),
          staffed: Math.max(
            (offered * aht) / 1800 / (0.8 + 0.06 * Math.cos(Date.parse(date) / 7e8)),
            (agents ?? 14) * 0.4,
          ),
        };
      }),
  );
}

/** Questions that wait: for a person’s answer, and for decisions of the staff. */
async function openAsks(
  tx: Tx,
  store: Store,
  id: string,
  people: readonly Person[],
  waves: readonly Wave[],
  at: string,
): Promise<void> {
  const days = (n: number) => new Date(Date.parse(at) + n * day).toISOString();
  const yesNo = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  const filling = waves.find(({ state }) => state === 'filling');
  const group = (subject: string, stretch: string, policy: string) => ({
    key: groupKey(subject, stretch),
    workflowId: runIds.campaign(id),
    thread: id,
    subject,
    policy,
  });
  if (filling)
    await store.asks.open(tx, {
      ...group(id, `wave-${filling.no}/go`, 'season@1'),
      asks: [
        {
          name: `wave-${filling.no}/go`,
          kind: 'class-go',
          phase: 'onboard',
          to: { role: 'ops' },
          question: `Does class ${filling.no} begin on ${filling.classroom_on}?`,
          options: yesNo,
          dueAt: days(2),
        },
      ],
    });
  const vetting = people.filter(({ engagementState }) => engagementState === 'vetting').slice(0, 14);
  for (const [index, { engagementId, talentId }] of vetting.entries()) {
    const consider = index < 3;
    await store.asks.open(tx, {
      ...group(engagementId, consider ? 'check/decision' : 'consent', 'vetting@1'),
      asks: [
        {
          name: consider ? 'decision' : 'consent',
          kind: consider ? 'check-decision' : 'consent',
          phase: 'source',
          to: consider ? { role: 'hr' } : { talent: talentId },
          question: consider ? 'The check found something to consider: go on or stop?' : 'Do you agree to the check?',
          options: yesNo,
          dueAt: days(consider ? -1 + index : -0.5 * index),
        },
      ],
    });
  }
}

function storyOf(id: string, running: boolean, waves: readonly Wave[]) {
  const event = (type: string, data: Record<string, unknown>, actor: string = staff.ops) => ({
    subject: id,
    type,
    actor,
    data,
  });
  return [
    event('campaign.drafted', { externalId: 'test' }),
    event('plan.made', { version: 1, kind: 'draft', seats: 324, cost: { amount: '2118406.50', currency: 'USD' } }),
    ...(running
      ? [
          event('campaign.approved', { from: 'planned', to: 'approved' }, staff.approver),
          event('campaign.recruiting', { from: 'approved', to: 'recruiting' }, 'system:season'),
          event('campaign.ramping', { from: 'recruiting', to: 'ramping' }, 'system:season'),
          ...waves
            .filter(({ state }) => state === 'live')
            .map(({ no }) => event('wave.live', { no, from: 'nesting', to: 'live' }, 'system:season')),
        ]
      : []),
  ];
}

const given = ['Ada', 'Bruno', 'Chidi', 'Dana', 'Elif', 'Femi', 'Grace', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lena', 'Mara'];
const family = [
  'Abiola',
  'Brandt',
  'Costa',
  'Duarte',
  'Eriksen',
  'Fofana',
  'Gruber',
  'Haddad',
  'Ito',
  'Jansen',
  'Kaya',
];

function personName(index: number): string {
  return `${given[index % given.length]} ${family[index % family.length]}`;
}

/** Numbers in [0, 1) that are the same for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
