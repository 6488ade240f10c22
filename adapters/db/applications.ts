import { deriveId } from '../../domain/ids';
import type { Candidate, Score } from '../../domain/source/rules';
import { now } from './clock';
import type { Tx } from './connection';

export type ApplicationState =
  'applied' | 'screened' | 'shortlisted' | 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'rejected' | 'expired';

export interface ApplicationRecord {
  id: string;
  talentId: string;
  source: 'pool' | 'marketplace';
  state: ApplicationState;
  askMinor: number | null;
  score: number | null;
}

/** Writes applications with their score and its parts in one statement; a person already on the list is refreshed, and ranked anew. */
export async function saveApplications(
  tx: Tx,
  requisitionId: string,
  people: readonly (Candidate & { score: Score; reasonAgainst: string | null })[],
): Promise<void> {
  if (people.length === 0) return;
  const at = await now(tx);
  const rows = people.map((person) => ({
    id: deriveId('application', requisitionId, person.talent),
    talent_id: person.talent,
    source: person.source,
    // Scores rank, they never reject: who misses a need stays on the list as applied, with the reason.
    state: person.reasonAgainst ? 'applied' : 'screened',
    ask_minor: person.askMinor,
    score: person.score.total,
    breakdown: { parts: person.score.parts, reasonAgainst: person.reasonAgainst },
  }));
  await tx.raw(
    `insert into application (id, requisition_id, talent_id, source, state, ask_minor, score, breakdown, applied_at, changed_at)
     select r.id, ?, r.talent_id, r.source, r.state, r.ask_minor, r.score, r.breakdown, ?::timestamptz, ?::timestamptz
     from jsonb_to_recordset(?::jsonb)
       as r(id text, talent_id text, source text, state text, ask_minor bigint, score double precision, breakdown jsonb)
     on conflict (requisition_id, talent_id) do update
       -- Whoever met a need that is asked no more joins the others; ends stay ends: nobody is asked twice.
       set state = case when application.state in ('applied', 'screened') then excluded.state else application.state end,
         score = excluded.score, breakdown = excluded.breakdown, ask_minor = excluded.ask_minor, changed_at = excluded.changed_at`,
    [requisitionId, at, at, JSON.stringify(rows)],
  );
}

/** Applications of a requisition, best first. */
export async function listApplications(tx: Tx, requisitionId: string): Promise<ApplicationRecord[]> {
  const rows = await tx('application')
    .where({ requisition_id: requisitionId })
    .orderByRaw('score desc nulls last, ask_minor nulls last, id')
    .select<ApplicationRow[]>('id', 'talent_id', 'source', 'state', 'ask_minor', 'score');
  return rows.map((row) => ({
    id: row.id,
    talentId: row.talent_id,
    source: row.source,
    state: row.state,
    askMinor: row.ask_minor,
    score: row.score,
  }));
}

interface ApplicationRow {
  id: string;
  talent_id: string;
  source: 'pool' | 'marketplace';
  state: ApplicationState;
  ask_minor: number | null;
  score: number | null;
}

/** Moves some applications of a requisition to a state. `note`: why, in fixed words. (Default: none) */
export async function moveApplications(
  tx: Tx,
  ids: readonly string[],
  to: ApplicationState,
  note: string | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  await tx('application')
    .whereIn('id', [...ids])
    .update({ state: to, note, changed_at: tx.raw('business_now()') });
}

/** Rejects everyone who is still considered, because the seat is filled or gone. Returns how many. */
export async function rejectRest(tx: Tx, requisitionId: string, note: string): Promise<number> {
  const open = (await listApplications(tx, requisitionId)).filter(({ state }) => considered.includes(state));
  await moveApplications(
    tx,
    open.map(({ id }) => id),
    'rejected',
    note,
  );
  return open.length;
}

const considered: readonly ApplicationState[] = ['applied', 'screened', 'shortlisted'];
