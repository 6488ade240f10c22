import type { Store } from '../../adapters/db/store';
import { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { moved } from '../../domain/campaign/week';
import { toMinor } from '../../domain/money';
import { deriveId, runIds } from '../../domain/ids';
import type { CampaignState, MemberState, WaveState } from '../../domain/lifecycle';
import season from '../../examples/season.json';
import { insertRows } from './insert-rows';
import { openAsks } from './season-asks';
import { blocks, calls, payRuns } from './season-floor';
import { insertPeople, peopleOf, type Person } from './season-people';
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

/** The one requisition of a season. */
export const requisitionOf = (campaignId: string) => deriveId('requisition', campaignId);

/** A class as its row has it. */
export type Wave = ReturnType<typeof waveRow>;

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
