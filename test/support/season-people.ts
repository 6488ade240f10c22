import type { Reader } from '../../adapters/db/connection';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { deriveId, runIds } from '../../domain/ids';
import type { EngagementState, MemberState, Phase } from '../../domain/lifecycle';
import { toMinor } from '../../domain/money';
import { insertRows } from './insert-rows';
import { requisitionOf, type Wave } from './season-scene';
import { staff } from './staff';

const day = 86_400_000;

/** Somebody who was sought for a class, and how far they came. */
export interface Person {
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
export function peopleOf(
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

/** Writes the people of a scene: talent, application, engagement, place, check, scorecard. */
export async function insertPeople(
  tx: Reader,
  people: readonly Person[],
  request: CampaignRequest,
  campaignId: string,
) {
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
