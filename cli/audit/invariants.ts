import { adverseInvariant } from './adverse-invariant';
import { broken, type Evidence, type Invariant, type Violation } from './invariant';

/** I1–I12: each must hold at every quiet moment. */
export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    holds: 'an acknowledged start has a run, open or legally ended',
    async check({ db, runState }) {
      const { rows } = await db.raw<{ rows: { id: string; workflow_id: string; ended: boolean }[] }>(
        `select id, workflow_id, state in ('closed', 'rejected', 'cancelled') as ended from hire
         union all select id, workflow_id, state in ('closed', 'aborted') from engagement`,
      );
      const found: string[] = [];
      for (const row of rows) {
        const state = await runState(row.workflow_id);
        if (state === null) found.push(`${row.id} has no run ${row.workflow_id}`);
        else if (state === 'open' ? false : state !== 'completed')
          found.push(`run ${row.workflow_id} ended as ${state}`);
        else if (state === 'completed' && !row.ended)
          found.push(`run ${row.workflow_id} is complete, its row is not at an end`);
      }
      return found;
    },
  },
  {
    id: 'I2',
    holds: 'every payment key was paid exactly once, with the right amount',
    async check({ db, journal }) {
      const { rows } = await db.raw<{ rows: { key: string; amount_minor: number; currency: string; state: string }[] }>(
        'select key, amount_minor, currency, state from payment',
      );
      const entries = await journal('payments');
      if (!entries) return [];
      const made = entries.filter((entry) => entry.type === 'payment.made').map((entry) => entry.data);
      const found: string[] = [];
      for (const row of rows) {
        const paid = made.filter((payment) => payment['key'] === row.key);
        if (row.state === 'paid' && paid.length !== 1)
          found.push(`${row.key} is booked as paid, the provider paid it ${paid.length} times`);
        if (row.state === 'due' && paid.length > 1) found.push(`${row.key} was paid ${paid.length} times`);
        for (const payment of paid) {
          if (payment['amountMinor'] !== row.amount_minor || payment['currency'] !== row.currency)
            found.push(
              `${row.key} is ${row.amount_minor} ${row.currency} here and ${String(payment['amountMinor'])} ${String(payment['currency'])} there`,
            );
        }
      }
      const known = new Set(rows.map((row) => row.key));
      for (const payment of made)
        if (!known.has(String(payment['key'])))
          found.push(`the provider paid ${String(payment['key'])}, which nobody owes`);
      return found;
    },
  },
  {
    id: 'I3',
    holds: 'what each system holds for a person is the union of that person’s open leases',
    async check({ db, readBack }) {
      const { rows } = await db.raw<{ rows: { talent_id: string; system: string; roles: string[] | null }[] }>(
        `select talent_id, system, array_agg(distinct role order by role) filter (where state = 'open') as roles
         from access_lease group by talent_id, system`,
      );
      const found: string[] = [];
      for (const row of rows) {
        const held = await readBack(row.system, row.talent_id);
        const is = (held.active ? held.roles : []).slice().sort().join(' ');
        const should = (row.roles ?? []).join(' ');
        if (is !== should) found.push(`${row.system} holds [${is}] for ${row.talent_id}, the leases say [${should}]`);
      }
      return found;
    },
  },
  {
    id: 'I4',
    holds: 'a closed or aborted engagement has no open lease, and its read-back is stored',
    check: ({ db }) =>
      broken<{ id: string; system: string; state: string }>(
        db,
        `select e.id, l.system, l.state from engagement e join access_lease l on l.engagement_id = e.id
         where (e.state = 'closed' and (l.state <> 'revoked' or l.read_back is null)) or (e.state = 'aborted' and l.state = 'open')`,
        (row) => `${row.id} is at its end and its lease on ${row.system} is ${row.state}`,
      ),
  },
  {
    id: 'I5',
    holds: 'every state transition has exactly one event; the chain verifies; events of one subject are gapless',
    async check({ db, verifyChain }) {
      const gaps = await broken<{ subject: string }>(
        db,
        `select subject from event group by subject having count(*) <> max(subject_seq) or min(subject_seq) <> 1`,
        (row) => `events of ${row.subject} have a gap`,
      );
      const doubled = await broken<{ subject: string; type: string; n: number }>(
        db,
        `select subject, type, count(*)::int as n from event
         where type in ('engagement.created', 'engagement.contracting', 'engagement.compliance', 'engagement.provisioning', 'engagement.training',
           'engagement.ready', 'engagement.closed', 'engagement.aborted', 'hire.filled', 'hire.closed', 'requisition.filled')
         group by subject, type having count(*) > 1`,
        (row) => `${row.subject} has ${row.n} events ${row.type}`,
      );
      const missing = await broken<{ id: string; state: string }>(
        db,
        `select id, state from engagement e where not exists (select 1 from event v where v.subject = e.id and v.type = 'engagement.' || e.state)
         union all select id, state from hire h where not exists (select 1 from event v where v.subject = h.id and v.type = 'hire.' || h.state)`,
        (row) => `${row.id} is ${row.state} and no event says so`,
      );
      return [...gaps, ...doubled, ...missing, ...(await verifyChain())];
    },
  },
  {
    id: 'I6',
    holds: 'reserved + paid never exceeds notToExceed; commitments never exceed the budget',
    async check({ db, journal }) {
      const found = await broken<{ id: string }>(
        db,
        `select id from engagement where reserved_minor + paid_minor > not_to_exceed_minor
         union all select id from requisition where committed_minor > budget_minor`,
        (row) => `${row.id} is over its budget`,
      );
      const booked = await broken<{ id: string; paid_minor: number; paid: number }>(
        db,
        `select e.id, e.paid_minor, coalesce(sum(p.amount_minor) filter (where p.state = 'paid'), 0)::bigint as paid
         from engagement e left join payment p on p.engagement_id = e.id group by e.id
         having e.paid_minor <> coalesce(sum(p.amount_minor) filter (where p.state = 'paid'), 0)`,
        (row) => `${row.id} says ${row.paid_minor} is paid, its payments say ${row.paid}`,
      );
      // At any prefix of the provider's journal, not only at the end.
      const entries = (await journal('payments')) ?? [];
      const { rows } = await db.raw<{ rows: { key: string; engagement_id: string; cap: number }[] }>(
        'select p.key, p.engagement_id, e.not_to_exceed_minor as cap from payment p join engagement e on e.id = p.engagement_id',
      );
      const byKey = new Map(rows.map((row) => [row.key, row]));
      const sums = new Map<string, number>();
      for (const entry of entries) {
        const row = byKey.get(String(entry.data['key']));
        if (entry.type !== 'payment.made' || !row) continue;
        const sum = (sums.get(row.engagement_id) ?? 0) + Number(entry.data['amountMinor']);
        sums.set(row.engagement_id, sum);
        if (sum > row.cap) found.push(`the provider paid ${sum} for ${row.engagement_id}, more than ${row.cap}`);
      }
      return [...found, ...booked];
    },
  },
  {
    id: 'I7',
    holds: 'nobody is engaged beyond the positions of a requisition',
    check: ({ db }) =>
      broken<{ id: string; n: number; positions: number }>(
        db,
        `select r.id, r.positions, count(e.id)::int as n from requisition r join engagement e on e.requisition_id = r.id and e.state <> 'aborted'
         group by r.id having count(e.id) > r.positions`,
        (row) => `requisition ${row.id} has ${row.n} engagements for ${row.positions} positions`,
      ),
  },
  {
    id: 'I8',
    holds: 'no access before a clear check and a signed contract; no work before every blocking item is done or waived',
    async check({ db }) {
      const access = await broken<{ engagement_id: string; system: string }>(
        db,
        `select l.engagement_id, l.system from access_lease l
         where l.granted_at is not null and (
           not exists (select 1 from screening s where s.engagement_id = l.engagement_id
             and (s.state = 'clear' and s.completed_at <= l.granted_at
               or s.state = 'adjudicated' and s.adjudication = 'go_on' and s.adjudicated_at <= l.granted_at))
           or not exists (select 1 from sow w where w.engagement_id = l.engagement_id and w.signed_at <= l.granted_at))`,
        (row) => `${row.engagement_id} had ${row.system} before check and contract`,
      );
      const work = await broken<{ id: string; item: string }>(
        db,
        `select e.id, c.item from engagement e join checklist_item c on c.engagement_id = e.id
         where e.tenure_started_at is not null and c.blocking and (c.state = 'open' or c.done_at > e.tenure_started_at)`,
        (row) => `${row.id} started work before “${row.item}”`,
      );
      return [...access, ...work];
    },
  },
  {
    id: 'I9',
    holds: 'personal data appears in no log, workflow id, search attribute or Temporal payload',
    async check({ canaries, outsideTexts }) {
      const secrets = await canaries();
      const found: string[] = [];
      for await (const { where, text } of outsideTexts()) {
        const leaked = secrets.filter((secret) => text.includes(secret)).length;
        if (leaked > 0) found.push(`${where} holds personal data of ${leaked} people`);
      }
      return found;
    },
  },
  {
    id: 'I10',
    holds: 'every open run waits for a named person, a date, a report or a parked effect',
    async check({ db }) {
      const idle = await broken<{ id: string; state: string }>(
        db,
        `select e.id, e.state from engagement e
         where e.state not in ('closed', 'aborted')
           and not exists (select 1 from ask a where a.workflow_id = e.workflow_id and a.state = 'open')
           and not exists (select 1 from run_timer t where t.workflow_id = e.workflow_id)
           and not exists (select 1 from effect f where f.workflow_id = e.workflow_id and f.state in ('pending', 'parked'))
           and not exists (select 1 from effect f where f.workflow_id = e.workflow_id and f.state = 'done' and f.system = 'screening'
             and not exists (select 1 from hook h where h.effect_key = f.key and h.type = 'check.completed'))
           and business_now() - e.changed_at > interval '5 minutes' * greatest(1, (select scale from clock_segment order by id desc limit 1))`,
        (row) => `${row.id} is ${row.state} and waits for nobody`,
      );
      const stuck = await broken<{ key: string; attempts: number }>(
        db,
        `select key, attempts from outbox where delivered_wall is null and clock_timestamp() - created_wall > interval '5 minutes'`,
        (row) => `outbox row ${row.key} is not delivered after ${row.attempts} tries`,
      );
      return [...idle, ...stuck];
    },
  },
  {
    id: 'I11',
    holds: 'an answered ask was applied exactly once, and the answer shown is the answer applied',
    async check({ db }) {
      const events = await broken<{ id: string; n: number }>(
        db,
        `select a.id, count(v.seq)::int as n from ask a left join event v on v.object = a.id and v.type = 'ask.answered'
         where a.state = 'answered' group by a.id having count(v.seq) <> 1`,
        (row) => `ask ${row.id} is answered and has ${row.n} events of it`,
      );
      const differs = await broken<{ id: string }>(
        db,
        `select a.id from ask a join event v on v.object = a.id and v.type = 'ask.answered'
         where a.answer_option is distinct from v.data->>'option'`,
        (row) => `ask ${row.id} shows another answer than its event`,
      );
      const wakes = await broken<{ key: string; n: number }>(
        db,
        `select g.key, count(o.id)::int as n from ask_group g left join outbox o on o.kind = 'signal' and o.payload->>'signal' = 'askGroupDone'
           and o.payload->'args'->0->>'group' = g.key
         where g.state = 'complete' group by g.key having count(o.id) <> 1`,
        (row) => `group ${row.key} is complete and woke its run ${row.n} times`,
      );
      return [...events, ...differs, ...wakes];
    },
  },
  adverseInvariant,
];

/** Runs all of them. An empty list is what everyone wants. */
export async function checkInvariants(evidence: Evidence): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const invariant of invariants) {
    for (const detail of await invariant.check(evidence)) found.push({ invariant: invariant.id, detail });
  }
  return found;
}
