import type { Store } from '../../adapters/db/store';
import type { Database } from '../../adapters/db/connection';
import type { Journey } from './fixtures';

/** How a lead judged each of the three results of a journey; written over what the fixture’s lead said. */
export interface Judged {
  rating?: number;
  defects?: number;
  rounds?: number;
  late?: boolean;
}

/** Carries a journey until its last milestone is paid, with other verdicts than the fixture’s, and rates it. */
export async function rateAs(database: Database, journey: Journey, judged: Judged): Promise<void> {
  await journey.to('handover');
  const { knex } = database;
  // The fixture accepts everything at once; the rows say otherwise before anything is summed up.
  await knex.raw(
    `create or replace function judge() returns trigger language plpgsql as $$ begin
       if new.state = 'done' and new.engagement_id = TG_ARGV[0] then
         new.rounds := TG_ARGV[1]::int;
         new.review := jsonb_build_object('rating', TG_ARGV[2]::int, 'defects', TG_ARGV[3]::int);
         if TG_ARGV[4] = 'late' then new.submitted_at := new.due_at + interval '1 day'; end if;
       end if;
       return new;
     end $$`,
  );
  const { rating = 5, defects = 0, rounds = 1, late = false } = judged;
  const args = [journey.engagementId, rounds, rating, defects, late ? 'late' : 'on time'];
  await knex.raw(
    `create trigger judge_work before update on work_item for each row execute function judge(${args.map((arg) => `'${arg}'`).join(', ')})`,
  );
  await knex('work_item').where({ engagement_id: journey.engagementId, no: 1 }).update({ state: 'done' });
  await journey.to('evaluated');
  await knex.raw('drop trigger judge_work on work_item');
}

/** Names reviewers in the request of a hire, as its sender would have. */
export async function nameReviewers(database: Database, hireId: string, emails: readonly string[]): Promise<void> {
  await database.knex.raw(`update hire set intake = intake || jsonb_build_object('reviewers', ?::jsonb) where id = ?`, [
    JSON.stringify(emails),
    hireId,
  ]);
}

/** Answers every open peer review of a window as its reviewers; gives how many answered. */
export async function reviewAll(store: Store, engagementId: string, period: string, rating: number): Promise<number> {
  const asks = await store.transaction((tx) =>
    tx('ask')
      .where({ subject: engagementId, kind: 'peer-review', state: 'open' })
      .where('group_key', `${engagementId}/peers/${period}`)
      .select<{ id: string; to_user: string | null; to_talent: string | null }[]>('id', 'to_user', 'to_talent'),
  );
  for (const ask of asks) {
    const by = ask.to_talent
      ? ({ kind: 'talent', id: ask.to_talent } as const)
      : ({ kind: 'user', id: ask.to_user ?? '', roles: [] } as const);
    const form = { reliable: rating, clear: rating, again: rating };
    await store.transaction((tx) => store.asks.answer(tx, ask.id, by, { option: 'reviewed', form }));
  }
  return asks.length;
}
