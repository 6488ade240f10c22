import { broken, rowsOf, type Evidence, type Invariant } from '../invariant';

/** I11. One answer, one event, one wake, one consequence; and a system's answer was given by that system. */
export const answersAppliedOnce: Invariant = {
  id: 'I11',
  holds: 'an answered ask was applied exactly once, and the answer shown is the answer applied',
  over: { what: 'answers', sql: `select count(*) as n from ask where state = 'answered'` },
  async check(evidence) {
    const { db } = evidence;
    return [
      ...(await broken<{ id: string; why: string }>(db, eventsOfAnswers, (row) => `ask ${row.id} ${row.why}`)),
      ...(await wakes(evidence)),
      ...(await broken<{ id: string; why: string }>(db, consequences, (row) => `${row.id} ${row.why}`)),
      ...(await strangeReports(evidence)),
    ];
  },
};

const eventsOfAnswers = `
  select a.id, 'is answered and has ' || count(v.seq) || ' events of it' as why
    from ask a left join event v on v.object = a.id and v.type = 'ask.answered'
    where a.state = 'answered' group by a.id having count(v.seq) <> 1
  union all select a.id, 'shows another answer than its event' from ask a join event v on v.object = a.id and v.type = 'ask.answered'
    where a.answer_option is distinct from v.data->>'option' or a.answered_by is distinct from v.actor`;

/** A complete group that a run waits for has one wake for its last completion; the run was told as often as wakes went out. */
async function wakes({ db, run }: Evidence): Promise<string[]> {
  const groups = await rowsOf<{ key: string; workflow_id: string; last: number; strange: number; sent: number }>(
    db,
    `select g.key, g.workflow_id,
       count(o.id) filter (where o.key = concat_ws('/', 'wake', g.key, a.asks))::int as last,
       count(o.id) filter (where o.key not in (select concat_ws('/', 'wake', g.key, n) from generate_series(0, a.asks) n))::int as strange,
       count(o.id) filter (where o.outcome = 'delivered')::int as sent
     from ask_group g cross join lateral (select count(*) as asks from ask where group_key = g.key) a
     left join outbox o on o.kind = 'signal' and o.payload->>'signal' = 'askGroupDone' and o.payload->'args'->0->>'group' = g.key
     -- What no run waits for, such as a peer's review, wakes nobody.
     where g.state = 'complete' and g.workflow_id is not null group by g.key, g.workflow_id`,
  );
  const found: string[] = [];
  for (const { key, workflow_id, last, strange, sent } of groups) {
    if (last !== 1) found.push(`group ${key} is complete, and its run has ${last} wakes for it`);
    if (strange > 0) found.push(`group ${key} woke its run ${strange} times more than it was completed`);
    const heard = (await run(workflow_id))?.wakes[key] ?? 0;
    if (heard > sent) found.push(`group ${key} was reported ${heard} times to its run, ${sent} were sent`);
  }
  return found;
}

/** What an answer must have led to, once its engagement is over. */
const consequences = `
  select v.object as id, 'was accepted ' || count(*) || ' times' as why from event v where v.type = 'milestone.accepted' group by v.object having count(*) > 1
  union all select a.id, 'accepted an offer, and the engagement never went on' from ask a join engagement e on e.id = a.subject
    where a.name = 'offer' and a.answer_option = 'accept' and e.state = 'closed'
      and (select count(*) from event v where v.subject = e.id and v.type = 'engagement.vetting') <> 1
  union all select e.id, 'is “' || coalesce(e.rehire, 'nothing') || '” on rehire, the answer was “' || a.answer_option || '”'
    from ask a join engagement e on e.id = a.subject
    where a.name = 'rehire' and a.state = 'answered' and e.state = 'closed' and e.rehire is distinct from a.answer_option
  union all select e.id, 'accepted ' || accepted.asks || ' results, its record says ' || accepted.events from engagement e
    cross join lateral (select
      (select count(*) from ask a where a.subject = e.id and (a.name ~ '^work-\\d+/review' and a.answer_option = 'accept'
        or a.name ~ '^work-\\d+/dispute' and a.answer_option = 'overrule')) as asks,
      (select count(*) from event v where v.subject = e.id and v.type = 'milestone.accepted') as events) accepted
    where e.state = 'closed' and accepted.asks <> accepted.events`;

/** Reports that were taken twice, or though the system never sent them, by its own journal. */
async function strangeReports({ db, journal }: Evidence): Promise<string[]> {
  const hooks = await rowsOf<{ provider: string; webhook_id: string; type: string }>(
    db,
    'select provider, webhook_id, type from hook',
  );
  const found: string[] = [];
  for (const provider of new Set(hooks.map((hook) => hook.provider))) {
    const entries = await journal(provider);
    if (!entries) continue;
    const sent = new Map(entries.flatMap((entry) => entry.hooks ?? []).map((hook) => [hook.id, hook.type]));
    const taken = new Map<string, number>();
    for (const { webhook_id, type } of hooks.filter((hook) => hook.provider === provider)) {
      taken.set(webhook_id, (taken.get(webhook_id) ?? 0) + 1);
      if (sent.get(webhook_id) !== type) found.push(`${provider} never sent ${webhook_id} (${type}), and it was taken`);
    }
    for (const [id, times] of taken)
      if (times > 1) found.push(`${provider} sent ${id} once, and it was taken ${times} times`);
  }
  return found;
}
