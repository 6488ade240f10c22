import { broken, rowsOf, type Evidence, type Invariant } from '../invariant';

/** I3. Read back from each system, for everyone who ever had a lease or an account there. */
export const accessIsTheUnionOfLeases: Invariant = {
  id: 'I3',
  holds: 'what each system holds for a person is the union of that person’s open leases; a grant counts once',
  over: { what: 'leases', sql: 'select count(*) as n from access_lease' },
  async check(evidence) {
    return [...(await readBacks(evidence)), ...(await grantBalances(evidence))];
  },
};

async function readBacks({ db, journal, readBack }: Evidence): Promise<string[]> {
  const expected = await rowsOf<{ talent_id: string; system: string; roles: string[] | null; under_way: boolean }>(
    db,
    `select l.talent_id, l.system, array_agg(distinct l.role order by l.role) filter (where l.state = 'open') as roles,
       bool_or(exists (select 1 from effect f where f.subject = l.engagement_id and f.state in ('pending', 'parked')
         and f.operation like '%:' || l.system)) as under_way
     from access_lease l group by l.talent_id, l.system`,
  );
  const pairs = new Map(expected.map((row) => [`${row.system} ${row.talent_id}`, row]));
  for (const { type, data } of (await journal('scim')) ?? []) {
    if (type !== 'account.written') continue;
    const system = String(data['system']);
    const talent_id = String((data['account'] as { externalId?: unknown }).externalId);
    const pair = `${system} ${talent_id}`;
    if (!pairs.has(pair)) pairs.set(pair, { talent_id, system, roles: null, under_way: false });
  }
  const found: string[] = [];
  for (const { talent_id, system, roles, under_way } of pairs.values()) {
    // Until the effect is settled, nobody says that the system is right.
    if (under_way) continue;
    const held = await readBack(system, talent_id);
    const is = (held.active ? held.roles : []).slice().sort().join(' ');
    const should = (roles ?? []).join(' ');
    if (is !== should) found.push(`${system} holds [${is}] for ${talent_id}, the leases say [${should}]`);
  }
  return found;
}

/** Per lease the record goes opened, revoked, opened, revoked …, and ends where the row stands. */
function grantBalances({ db }: Evidence): Promise<string[]> {
  return broken<{ id: string; why: string }>(
    db,
    `with told as (
       select object, type, lag(type) over w as before, row_number() over (partition by object order by subject_seq desc) as from_last
       from event where type in ('lease.opened', 'lease.revoked') window w as (partition by object order by subject_seq))
     select object as id, 'was granted twice and taken away once' as why from told where type = 'lease.opened' and before = 'lease.opened'
     union all select l.id, 'is ' || l.state || ', its record says ' || coalesce(t.type, 'nothing') from access_lease l
       left join told t on t.object = l.id and t.from_last = 1
       where (l.state = 'open') <> coalesce(t.type = 'lease.opened', false)`,
    (row) => `lease ${row.id} ${row.why}`,
  );
}

/** I4. The proof must be there, and it must prove it. */
export const closedIsProven: Invariant = {
  id: 'I4',
  holds: 'a closed or aborted engagement has no open lease, and its read-back is stored and shows that nothing is left',
  over: {
    what: 'ended engagements',
    sql: `select count(*) as n from engagement where state in ('closed', 'aborted')`,
  },
  check: ({ db }) =>
    broken<{ id: string; system: string; why: string }>(
      db,
      `select e.id, l.system, 'is ' || l.state || ', read back: ' || coalesce(l.read_back::text, 'never') as why
       from engagement e join access_lease l on l.engagement_id = e.id
       where (e.state = 'closed' and (l.state <> 'revoked' or l.verified_at is null or l.read_back is null))
          or (e.state = 'aborted' and l.state = 'open')
       union all
       select e.id, l.system, 'was read back while the role was still held' from engagement e join access_lease l on l.engagement_id = e.id
       where e.state in ('closed', 'aborted') and l.state = 'revoked' and (l.read_back->>'active')::boolean
         and l.read_back->'roles' @> to_jsonb(l.role)
         and not exists (select 1 from access_lease o where o.talent_id = l.talent_id and o.system = l.system and o.role = l.role
           and o.id <> l.id and o.granted_at <= l.verified_at)`,
      (row) => `${row.id} is at its end, and its lease on ${row.system} ${row.why}`,
    ),
};

/** I8. By our rows, and by when the providers' journals say that check and signatures were there. */
export const gatesHold: Invariant = {
  id: 'I8',
  holds: 'no access before a clear check and a signed contract; no work before every blocking item is done or waived',
  over: { what: 'grants', sql: 'select count(*) as n from access_lease where granted_at is not null' },
  async check(evidence) {
    const { db } = evidence;
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
    const work = await broken<{ id: string; why: string }>(
      db,
      `select e.id, 'started work before “' || c.item || '”' as why from engagement e join checklist_item c on c.engagement_id = e.id
       where e.tenure_started_at is not null and c.blocking and (c.state = 'open' or c.done_at > e.tenure_started_at
         or (c.state = 'waived' and coalesce(c.waiver_reason, '') = ''))
       union all select e.id, 'was given work before it began' from engagement e join effect f on f.subject = e.id
       where f.system = 'work-tool' and f.operation = 'publish' and (e.tenure_started_at is null or f.created_at < e.tenure_started_at)`,
      (row) => `${row.id} ${row.why}`,
    );
    return [...access, ...work, ...(await accessBeforeProof(evidence))];
  },
};

/** Nobody's word counts here but the agency's, the signature service's and the directories' own. */
async function accessBeforeProof({ db, journal }: Evidence): Promise<string[]> {
  const [checks, papers, accounts] = [await journal('screening'), await journal('signature'), await journal('scim')];
  if (!checks || !papers || !accounts) return [];
  const person = new Map<string, string>();
  const checkedAt = new Map<string, string>();
  // A person may decide to go on in spite of what the agency says, or without its word.
  const decided = await rowsOf<{ talent: string; wall: string }>(
    db,
    `select e.talent_id as talent, min(v.wall_at) as wall from event v join engagement e on e.id = v.subject
     where v.type = 'screening.adjudicated' and v.data->>'adjudication' = 'go_on' group by 1`,
  );
  for (const { talent, wall } of decided) checkedAt.set(talent, wall);
  for (const { type, data, wall } of checks) {
    const ref = String(data['ref']);
    if (type === 'check.ordered') person.set(ref, String((data['order'] as { person: { id: string } }).person.id));
    if (type === 'check.disputed') person.set(ref, person.get(String(data['check'])) ?? '');
    const who = person.get(ref);
    const clear = data[type === 'check.reinvestigated' ? 'outcome' : 'status'] === 'clear';
    const ended = type === 'check.completed' || type === 'check.reinvestigated';
    if (ended && clear && who && wall < (checkedAt.get(who) ?? '~')) checkedAt.set(who, wall);
  }
  const envelopes = new Map<string, { key: string; open: number }>();
  const signedAt = new Map<string, string>();
  for (const { type, data, wall } of papers) {
    const ref = String(data['ref']);
    if (type === 'envelope.sent')
      envelopes.set(ref, { key: String(data['key']), open: (data['signers'] as unknown[]).length });
    const envelope = envelopes.get(ref);
    if (type !== 'envelope.signed' || !envelope) continue;
    envelope.open -= 1;
    const engagement = envelope.key.split('/')[1] ?? '';
    if (envelope.open === 0 && !signedAt.has(engagement)) signedAt.set(engagement, wall);
  }

  const found: string[] = [];
  const seen = new Set<string>();
  for (const { type, data, wall } of accounts) {
    if (type !== 'account.written') continue;
    const account = data['account'] as { externalId?: string; active?: boolean; roles?: unknown[] };
    const who = account.externalId ?? 'nobody';
    if (account.active === false || (account.roles ?? []).length === 0 || seen.has(who)) continue;
    seen.add(who);
    if (!((checkedAt.get(who) ?? '~') <= wall))
      found.push(`${String(data['system'])} let ${who} in before the agency had cleared them`);
  }
  const grants = await rowsOf<{ engagement_id: string; system: string; wall: string }>(
    db,
    `select v.subject as engagement_id, v.data->>'system' as system, min(v.wall_at) as wall
     from event v where v.type = 'lease.opened' group by 1, 2`,
  );
  for (const { engagement_id, system, wall } of grants)
    if (!((signedAt.get(engagement_id) ?? '~') <= wall))
      found.push(`${engagement_id} had ${system} before both had signed`);
  return found;
}
