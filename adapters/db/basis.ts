import type { EngagementFacts } from '../../domain/engagement/facts';
import { NotFound } from '../../domain/errors';
import type { Arrangement, EngagingEntity } from '../../domain/source/classify';
import { agreedTerms, type Terms } from '../../domain/source/terms';
import type { Tx } from './connection';
import { lockHire } from './hires';

/** What an engagement is based on: the request of a hire, or the plan of a season. */
export interface Basis {
  terms: Terms;
  /** What access is granted to. */
  systems: readonly { system: string; role: string }[];
  /** What classification is told of the work, and by whom. */
  arrangement: Arrangement;
  by: string;
  /** Who engages the person, settled before; null: the classification says. */
  engagesThrough: EngagingEntity | null;
  /** Local date. */
  endsOn: string;
  /** Who signs the contract: a season's client signed with the approval of its plan. */
  signers: readonly ('talent' | 'client')[];
}

/** Reads what an engagement is based on. A hire is locked with it; a season is not, since its thousands would queue. */
export async function basisOf(tx: Tx, engagement: EngagementFacts): Promise<Basis> {
  return engagement.campaignId ? seasonBasis(tx, engagement, engagement.campaignId) : hireBasis(tx, engagement);
}

async function hireBasis(tx: Tx, engagement: EngagementFacts): Promise<Basis> {
  const hire = await lockHire(tx, engagement.hireId);
  return {
    terms: agreedTerms(engagement, hire.intake),
    systems: hire.intake.systems,
    arrangement: hire.intake.arrangement,
    by: hire.requestedBy,
    engagesThrough: null,
    endsOn: hire.endsOn,
    signers: ['talent', 'client'],
  };
}

async function seasonBasis(tx: Tx, engagement: EngagementFacts, campaignId: string): Promise<Basis> {
  const { rows } = await tx.raw<{ rows: SeasonRow[] }>(
    `select c.requested_by, c.engagement_type, c.ends_on, coalesce(p.request->'systems', '[]') as systems
     from campaign c join campaign_plan p on p.campaign_id = c.id
     where c.id = ? order by (p.version = c.plan_version) desc nulls last, p.version desc limit 1`,
    [campaignId],
  );
  const season = rows[0];
  if (!season) throw new NotFound(`Season ${campaignId} has no plan.`);
  return {
    terms: engagement.terms ?? { deliverables: [] },
    systems: season.systems,
    arrangement: shiftWork,
    by: season.requested_by,
    engagesThrough: season.engagement_type === 'sow_vendor' ? null : season.engagement_type,
    endsOn: season.ends_on,
    signers: ['talent'],
  };
}

interface SeasonRow {
  requested_by: string;
  engagement_type: EngagingEntity;
  ends_on: string;
  systems: { system: string; role: string }[];
}

/** What is so of every season: shifts by a schedule, supervised, on the client's own lines. */
const shiftWork: Arrangement = {
  controlsHowWorkIsDone: true,
  usualCourseOfBusiness: true,
  independentlyEstablished: false,
  evidence: 'Shifts, supervision and queues are those of the season’s plan.',
};
