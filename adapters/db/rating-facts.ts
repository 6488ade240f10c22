import { ratingsIn } from '../../domain/evaluate/asks';
import type { PeerReview } from '../../domain/evaluate/peer';
import type { ProjectFacts } from '../../domain/evaluate/rules';
import type { EngagementFacts } from '../../domain/engagement/facts';
import type { HireRequest } from '../../domain/hire/contract';
import type { Tx } from './connection';
import { userId } from './users';

/** Which part of an engagement is rated: all of it, one deliverable, or what was accepted between two instants. */
export type Part = { of: 'project' } | { of: 'milestone'; no: number } | { of: 'stretch'; from: string; until: string };

/** What was accepted in that part of the work. */
export async function acceptedWork(
  tx: Tx,
  engagementId: string,
  part: Part,
): Promise<ProjectFacts['deliverables'][number][]> {
  const query = tx('work_item').where({ engagement_id: engagementId, state: 'done' }).orderBy('no');
  if (part.of === 'milestone') void query.where({ no: part.no });
  if (part.of === 'stretch') void query.where('accepted_at', '>=', part.from).where('accepted_at', '<', part.until);
  const rows = await query.select<WorkRow[]>('rounds', 'submitted_at', 'due_at', 'review');
  return rows.map((row) => ({
    rounds: row.rounds,
    onTime: row.submitted_at !== null && row.submitted_at <= row.due_at,
    rating: row.review?.rating ?? null,
    defects: row.review?.defects ?? 0,
  }));
}

interface WorkRow {
  rounds: number;
  submitted_at: string | null;
  due_at: string;
  review: { rating?: number; defects?: number } | null;
}

/** Peer reviews that came in, of one window or (null) of all; never those of `except`. */
export async function peerReviews(
  tx: Tx,
  engagementId: string,
  group: string | null,
  except: readonly string[],
): Promise<PeerReview[]> {
  const query = tx('ask')
    .where({ subject: engagementId, kind: 'peer-review', state: 'answered', answer_option: 'reviewed' })
    .whereNotIn('answered_by', [...except])
    .orderBy('answered_at');
  if (group !== null) void query.where({ group_key: group });
  const rows = await query.select<{ answered_by: string; answer: Record<string, unknown> | null }[]>(
    'answered_by',
    'answer',
  );
  return rows.map(({ answered_by, answer }) => ({ by: answered_by, ratings: ratingsIn(answer) }));
}

/** Who accepts milestones of the engagement, leads it or was given a review to answer: money must not speak twice. */
export async function payersOf(tx: Tx, engagement: Pick<EngagementFacts, 'id' | 'leadId'>): Promise<string[]> {
  const rows = await tx('ask')
    .where({ subject: engagement.id, kind: 'review', state: 'answered' })
    .where('answered_by', 'like', 'user\\_%')
    .distinct<{ answered_by: string }[]>('answered_by');
  return [...new Set([engagement.leadId, ...rows.map((row) => row.answered_by)])];
}

/** Active users whom the request names as reviewers, in its order; unknown ones are left out. */
export async function namedReviewers(tx: Tx, hireId: string): Promise<string[]> {
  const hire = await tx('hire').where({ id: hireId }).first<{ intake: HireRequest } | undefined>('intake');
  const ids = (hire?.intake.reviewers ?? []).map(userId);
  const known = await tx('user_account').whereIn('id', ids).where({ state: 'active' }).pluck<string[]>('id');
  return ids.filter((id) => known.includes(id));
}

/** People at work in the same hire, or in the same role under the same lead, who were there for some of the time. */
export async function colleaguesOf(tx: Tx, engagement: EngagementFacts): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { talent_id: string }[] }>(
    `select talent_id from engagement
     where state = 'active' and talent_id <> :talent and starts_at < :ends and ends_at > :starts
       and (hire_id = :hire or (lead_id = :lead and role = :role))
     group by talent_id order by min(starts_at), talent_id limit 50`,
    {
      talent: engagement.talentId,
      starts: engagement.startsAt,
      ends: engagement.endsAt,
      hire: engagement.hireId,
      lead: engagement.leadId,
      role: engagement.role,
    },
  );
  return rows.map((row) => row.talent_id);
}
