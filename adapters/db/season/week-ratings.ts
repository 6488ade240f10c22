import type { Scorecard, Tier } from '../../../domain/evaluate/score';
import type { WeekFacts, WeekMeans, WorkMetric } from '../../../domain/evaluate/week-card';
import type { RatedWindow } from '../../../domain/evaluate/tiers';
import type { Reader, Tx } from '../connection';

/** A person whose week is rated: what was measured, and what decides the tier. */
export interface WeekPerson {
  engagementId: string;
  talentId: string;
  metrics: WeekFacts['metrics'];
  kept: number;
  claimed: number;
  liveAt: string;
  tier: Tier | null;
  /** When the tier last changed, and how often it did. */
  since: string | null;
  changes: number;
  calendar: { timeZone: string; jurisdiction: string };
  /** Their last rated windows, oldest first: as many as any rule looks at. */
  history: RatedWindow[];
}

/** Shifts of a week that count as commitments, and those that were kept: by engagement. Alias `s`. */
const commitments = `
  select s.engagement_id, count(*) filter (where s.state = 'worked')::int as kept, count(*)::int as claimed
  from shift s where s.campaign_id = :campaign and s.period = :period and (s.state in ('worked', 'missed')
    -- Never confirmed, or given back when it was too late for others to plan.
    or (s.state = 'standby' and s.confirmed_at is null)
    or (s.state = 'released' and s.released_at > s.starts_at - :confirmHours * interval '1 hour'))
  group by 1`;

/** Means of everybody’s week, weighted by how much was seen of each: one statement. */
export async function weekMeans(
  reader: Reader,
  campaignId: string,
  period: string,
  confirmHours: number,
): Promise<WeekMeans> {
  const { rows } = await reader.raw<{ rows: { metric: WorkMetric; mean: number | null }[] }>(
    `with c as (${commitments})
     select metric, (sum(value * n) / nullif(sum(n), 0))::float8 as mean from work_metric
     where campaign_id = :campaign and period = :period and (metric <> 'commitments' or not exists (select 1 from c)) group by 1
     union all select 'commitments', sum(kept)::float8 / sum(claimed) from c having sum(claimed) > 0`,
    { campaign: campaignId, period, confirmHours },
  );
  return Object.fromEntries(rows.flatMap(({ metric, mean }) => (mean === null ? [] : [[metric, mean]])));
}

/**
 * Locks the next people of a season’s week who have no card of it, after an id, and reads all that their rating needs: two statements,
 * however many they are.
 */
export async function lockWeek(
  tx: Tx,
  campaignId: string,
  period: string,
  confirmHours: number,
  after: string,
  limit: number,
): Promise<WeekPerson[]> {
  const bound = { campaign: campaignId, period, confirmHours };
  const { rows: people } = await tx.raw<{ rows: { talent_id: string; engagement_id: string }[] }>(
    `select m.engagement_id, m.talent_id from season_member m
     where m.campaign_id = :campaign and m.live_at is not null and m.engagement_id > :after
       and (exists (select 1 from work_metric k where k.engagement_id = m.engagement_id and k.period = :period)
         or exists (select 1 from shift s where s.engagement_id = m.engagement_id and s.period = :period and s.state in ('worked', 'missed')))
       and not exists (select 1 from scorecard c where c.engagement_id = m.engagement_id and c.period = :period)
     order by m.engagement_id limit :limit`,
    { ...bound, after, limit },
  );
  if (people.length === 0) return [];
  // The talents first, always in the same order: whoever decides on a tier locks them too.
  const { rows } = await tx.raw<{ rows: WeekRow[] }>(
    `with locked as materialized (
       select id, tier, time_zone, jurisdiction from talent where id = any(:talents) order by id for no key update),
     c as (${commitments})
     select m.engagement_id as "engagementId", m.talent_id as "talentId", m.live_at as "liveAt", t.tier, t.time_zone as "timeZone",
       coalesce(t.jurisdiction, e.jurisdiction) as jurisdiction, coalesce(c.kept, 0) as kept, coalesce(c.claimed, 0) as claimed,
       last.decided_at as since, coalesce(last.no, 0) as changes,
       (select json_object_agg(k.metric, json_build_object('value', k.value, 'n', k.n)) from work_metric k
        where k.engagement_id = m.engagement_id and k.period = :period) as metrics,
       coalesce((select json_agg(json_build_object('closedAt', h.closed_at, 'score', h.score) order by h.closed_at, h.id)
         from (select id, closed_at, score from scorecard where talent_id = m.talent_id and current and rated and score is not null
               order by closed_at desc, id desc limit 12) h), '[]') as history
     from season_member m join locked t on t.id = m.talent_id join engagement e on e.id = m.engagement_id
       left join c on c.engagement_id = m.engagement_id
       left join lateral (select no, decided_at from tier_change x where x.talent_id = m.talent_id order by no desc limit 1) last on true
     where m.engagement_id = any(:engagements) order by m.engagement_id`,
    {
      ...bound,
      talents: people.map((person) => person.talent_id),
      engagements: people.map((person) => person.engagement_id),
    },
  );
  return rows.map(({ timeZone, jurisdiction, metrics, history, ...row }) => ({
    ...row,
    metrics: metrics ?? {},
    calendar: { timeZone, jurisdiction },
    history: history.map(({ closedAt, score }) => ({ closedAt: new Date(closedAt).toISOString(), score })),
  }));
}

type WeekRow = Omit<WeekPerson, 'calendar' | 'metrics'> & {
  timeZone: string;
  jurisdiction: string;
  metrics: WeekFacts['metrics'] | null;
};

/** A card of a week, with what it led to. */
export interface WeekCard {
  id: string;
  engagementId: string;
  talentId: string;
  card: Scorecard;
  tierBefore: Tier | null;
  tierAfter: Tier | null;
  disputableUntil: string;
}

/** Keeps the cards of a batch, once per person and week. One statement. */
export async function saveCards(tx: Tx, period: string, policy: string, cards: readonly WeekCard[]): Promise<void> {
  await tx.raw(
    `insert into scorecard (id, engagement_id, talent_id, period, version, metrics, score, rated, tier_before, tier_after, rationale, policy,
       closed_at, disputable_until)
     select n.id, n."engagementId", n."talentId", ?, 1, n.metrics, n.score, n.rated, n."tierBefore", n."tierAfter", n.rationale, ?,
       business_now(), n."disputableUntil"
     from jsonb_to_recordset(?::jsonb) as n(id text, "engagementId" text, "talentId" text, metrics jsonb, score float8, rated boolean,
       "tierBefore" text, "tierAfter" text, rationale text, "disputableUntil" timestamptz)
     on conflict (id) do nothing`,
    [period, policy, JSON.stringify(cards.map(({ card, ...rest }) => ({ ...rest, ...card })))],
  );
}

/** A change of tier that follows from a card. */
export interface WeekTierChange {
  id: string;
  talentId: string;
  no: number;
  from: Tier | null;
  to: Tier | null;
  cause: 'entry' | 'promotion' | 'demotion' | 'stays';
  reason: string;
  source: string;
  scorecardId: string;
}

/** Moves the tiers of locked people: history and rows. Two statements. What follows from ratings alone is disputed, not appealed. */
export async function moveTiers(tx: Tx, policy: string, changes: readonly WeekTierChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.raw(
    `insert into tier_change (id, talent_id, no, tier_from, tier_to, cause, reason, source, scorecard_id, decided_by, decided_at, policy)
     select n.id, n."talentId", n.no, n."from", n."to", n.cause, n.reason, n.source, n."scorecardId", 'system:evaluate', business_now(), ?
     from jsonb_to_recordset(?::jsonb) as n(id text, "talentId" text, no int, "from" text, "to" text, cause text, reason text, source text,
       "scorecardId" text)
     on conflict (source) do nothing`,
    [policy, JSON.stringify(changes)],
  );
  await tx.raw(
    `update talent t set tier = n.tier, updated_at = business_now() from unnest(?::text[], ?::text[]) as n(id, tier) where t.id = n.id`,
    [changes.map(({ talentId }) => talentId), changes.map(({ to }) => to as string)],
  );
}
