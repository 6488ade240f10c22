import { showDate } from '../../domain/calendar';
import { Conflict, NotFound, RuleBroken } from '../../domain/errors';
import { caseInWords } from '../../domain/evaluate/words';
import type { Tx } from './connection';
import type { CaseState } from './rating-cases';

/** Throws Conflict when the case was opened before. `what` begins the sentence. */
export async function refuseSecond(tx: Tx, id: string, what: string): Promise<void> {
  const before = await tx('rating_case').where({ id }).first<{ state: CaseState } | undefined>('state');
  if (before)
    throw new Conflict(`${what} (${caseInWords(before.state)}); each can be looked at once.`, {
      case: id,
      state: before.state,
    });
}

/** Throws RuleBroken with `facts.until` when the day is over. `what` begins the sentence. */
export function refuseLate(at: string, until: string, timeZone: string, what: string): void {
  if (Date.parse(at) <= Date.parse(until)) return;
  throw new RuleBroken(`${what} until ${showDate(until, timeZone)}; that day is over. Write to your contact instead.`, {
    until,
  });
}

/** Whose story an engagement belongs to. Throws NotFound. */
export async function storyOf(tx: Tx, id: string): Promise<{ hireId: string; leadId: string; timeZone: string }> {
  const row = await tx('engagement')
    .where({ id })
    .first<{ hire_id: string | null; campaign_id: string | null; lead_id: string; time_zone: string } | undefined>(
      'hire_id',
      'campaign_id',
      'lead_id',
      'time_zone',
    );
  if (!row) throw new NotFound(`There is no engagement ${id}.`);
  return { hireId: row.hire_id ?? row.campaign_id ?? id, leadId: row.lead_id, timeZone: row.time_zone };
}
