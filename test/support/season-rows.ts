import season from '../../examples/season.json';
import type { Store } from '../../adapters/db/store';
import { addDays, localDate } from '../../domain/calendar';
import { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import { deriveId, runIds } from '../../domain/ids';
import type { EngagementState, MemberState } from '../../domain/lifecycle';
import { policyKinds } from '../../domain/policy/kinds';
import { placeMoney } from '../../domain/season/offers';
import { seasonDefaults } from '../../domain/season/policy-default';
import type { HourlyTerms, Terms } from '../../domain/source/terms';
import { staff } from './staff';

/** What a season of rows is like; the rest is that of `examples/season.json`. */
export interface SeasonRows {
  /** People whose place is there already. (Default: 0) */
  members?: number;
  /** Where they stand. (Default: live, for eight weeks) */
  state?: MemberState;
  /** Where their engagements stand. (Default: as the place says) */
  engagement?: EngagementState;
  /** Of the campaign, minor units. (Default: 2,400,000.00) */
  budgetMinor?: number;
  /** Their names and addresses are kept, so that they can be paid. (Default: true) */
  contacts?: boolean;
  /** Tells seasons of one database apart. (Default: 1) */
  n?: number;
}

/** A season whose rows were written for a test. */
export interface SeededSeason {
  campaignId: string;
  requisitionId: string;
  waveId: string;
  request: CampaignRequest;
  people: { engagementId: string; talentId: string }[];
  /** Pay by the hour and what was reserved for each, minor units. */
  hourly: HourlyTerms;
  reservedMinor: number;
}

/**
 * Writes a season at its peak (business time goes to Wednesday 3 March 2027, 15:00 UTC, unless it is later), its approved plan, one class and its
 * people: a few statements, however many they are. Staff and policies must be there.
 */
export async function seedSeason(store: Store, rows: SeasonRows = {}): Promise<SeededSeason> {
  const { members = 0, state = 'live', budgetMinor = 240_000_000, contacts = true, n = 1 } = rows;
  const request = CampaignRequest.parse({ ...season, externalId: `season-${n}` });
  const plan = planSeason(request, { asOf: '2026-11-26' });
  const campaignId = deriveId('campaign', 'test', request.externalId);
  const requisitionId = deriveId('requisition', campaignId, '1');
  const waveId = deriveId('wave', campaignId, '1');
  const hourly: HourlyTerms = { rateMinor: 1950, hoursPerWeek: 20, trainingPaid: true, trainingWeeks: 3 };
  const { reservedMinor, seasonMinor } = placeMoney(hourly, request.training, 16, seasonDefaults.pay, {
    currency: 'USD',
    burdenPercent: 12,
  });
  const people = Array.from({ length: members }, (_, at) => ({
    engagementId: deriveId('engagement', campaignId, String(at)),
    talentId: deriveId('talent', campaignId, String(at)),
  }));
  await store.transaction(async (tx) => {
    if ((await store.clock.now(tx)) < peak) await store.clock.jump(tx, peak, 'the season’s peak');
    const policies = await store.policies.latest(tx, [...policyKinds]);
    const now = await store.clock.now(tx);
    await store.campaigns.insertCampaign(
      tx,
      {
        id: campaignId,
        source: 'test',
        externalId: request.externalId,
        name: request.name,
        role: request.role,
        jurisdiction: request.jurisdiction,
        timeZone: request.timeZone,
        engagementType: request.engagementType,
        policies,
        requestedBy: staff.lead,
        workflowId: runIds.campaign(campaignId),
        startsOn: '2027-02-01',
        peakOn: '2027-03-01',
        endsOn: '2027-04-25',
        targetHeads: plan.seats + request.base.heads,
        skills: request.skills,
        positions: 1000,
        currency: 'USD',
        budgetMinor,
      },
      staff.lead,
    );
    await store.campaigns.addPlan(tx, campaignId, { request, plan, kind: 'draft', madeBy: staff.lead });
    await tx('campaign_plan')
      .where({ campaign_id: campaignId })
      .update({ state: 'approved', decided_by: staff.approver, decided_at: now });
    await tx('campaign')
      .where({ id: campaignId })
      .update({ state: 'peak', plan_version: 1, reserved_minor: members * seasonMinor });
    await tx('requisition').where({ id: requisitionId }).update({ state: 'open' });
    const wave = {
      campaign_id: campaignId,
      live_week: -8,
      room: 1,
      seats: 1000,
      bookings: 1000,
      offers: 1500,
      screens: 3000,
    };
    await tx('wave').insert({
      ...wave,
      id: waveId,
      no: 1,
      state: 'live',
      sourcing_on: '2026-11-26',
      classroom_on: '2027-01-04',
      nesting_on: '2027-01-18',
      live_on: '2027-01-25',
      changed_at: now,
    });
    if (members === 0) return;
    const talents = people.map(({ talentId }) => talentId);
    const engagements = people.map(({ engagementId }) => engagementId);
    await tx.raw(
      `insert into talent (id, source_ref, state, time_zone, jurisdiction, created_at, updated_at)
       select id, 'season:' || id, 'engaged', 'America/New_York', 'US-NY', business_now(), business_now() from unnest(?::text[]) id`,
      [talents],
    );
    const terms: Terms = { deliverables: [], hourly };
    const engagementState = rows.engagement ?? stateBy(state);
    await tx.raw(
      `insert into engagement (id, campaign_id, requisition_id, talent_id, lead_id, workflow_id, title, role, jurisdiction, time_zone, phase,
         state, starts_at, ends_at, currency, not_to_exceed_minor, reserved_minor, terms, policies, created_at, changed_at)
       select e, ?, ?, t, ?, 'engagement/' || e, 'Q1 support peak', 'support-agent', 'US-NY', 'America/New_York', 'assign', ?,
         ?, ?, 'USD', 1000000, ?, ?, ?, business_now(), business_now()
       from unnest(?::text[], ?::text[]) as p(e, t)`,
      [
        campaignId,
        requisitionId,
        staff.lead,
        engagementState,
        '2027-01-04T14:00:00.000Z',
        '2027-04-26T04:00:00.000Z',
        reservedMinor,
        JSON.stringify(terms),
        JSON.stringify(policies),
        engagements,
        talents,
      ],
    );
    await store.events.appendAll(
      tx,
      engagements.map((subject) => ({
        subject,
        type: 'money.reserved',
        actor: 'system:test',
        data: { amountMinor: reservedMinor, currency: 'USD', notToExceedMinor: 1_000_000 },
      })),
    );
    const liveAt = state === 'live' || state === 'leaving' ? '2027-01-25T14:00:00.000Z' : null;
    await tx.raw(
      `insert into season_member (engagement_id, campaign_id, talent_id, wave_id, state, source, offered_at, accepted_at, checked_in_at, live_at)
       select e, ?, t, ?, ?, 'marketplace', '2026-12-01', '2026-12-02', '2027-01-04T14:00:00Z', ?
       from unnest(?::text[], ?::text[]) as p(e, t)`,
      [campaignId, waveId, state, liveAt, engagements, talents],
    );
    if (!contacts) return;
    for (const [at, id] of talents.entries())
      await store.private.seal(tx, id, 'working', 'contact', {
        name: `Canary Agent ${n}-${at}`,
        email: `agent-${n}-${at}@talent.example`,
      });
  });
  return { campaignId, requisitionId, waveId, request, people, hourly, reservedMinor };
}

/** Every local day from one to another, `YYYY-MM-DD`. */
export function daysFrom(first: string, n: number): string[] {
  return Array.from({ length: n }, (_, day) => localDate(addDays(`${first}T12:00:00Z`, day, 'UTC'), 'UTC'));
}

const peak = '2027-03-03T15:00:00.000Z';

function stateBy(state: MemberState): EngagementState {
  if (state === 'leaving') return 'ending';
  if (state === 'left') return 'closed';
  return state === 'live' || state === 'nesting' ? 'active' : 'training';
}
