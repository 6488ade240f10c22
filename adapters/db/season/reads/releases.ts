import { NotFound } from '../../../../domain/errors';
import type { ReleaseSummary, ReleaseView } from '../../../../domain/season/release-contract';
import type { ReadContext } from '../../reads/context';
import { row, rows } from '../../reads/statement';
import { seeCampaign } from './campaigns';

const columns = `l.no, l.state, l.ends_on as "endsOn", l.surplus, l.expected_leavers as "expectedLeavers",
  (select count(*) from release_entry e where e.campaign_id = l.campaign_id and e.no = l.no and not e.kept)::int as people,
  l.made_at as "madeAt", l.signed_by as "signedBy", l.signed_at as "signedAt"`;

/** Release lists of a season, the newest first. Throws NotFound when the reader sees no such season. */
export async function listReleases(context: ReadContext, campaignId: string): Promise<ReleaseSummary[]> {
  await seeCampaign(context, campaignId);
  return rows<ReleaseSummary>(context.knex, {
    sql: `select ${columns} from release_list l where l.campaign_id = :campaignId order by l.no desc`,
    bindings: { campaignId },
  });
}

/** One list with everyone on it. Throws NotFound. */
export async function readRelease(context: ReadContext, campaignId: string, no: number): Promise<ReleaseView> {
  await seeCampaign(context, campaignId);
  const found = await row<ReleaseSummary & { ask: string | null }>(context.knex, {
    sql: `select ${columns}, (select a.id from ask a where a.group_key = l.campaign_id || '/release/' || l.no and a.state = 'open' limit 1) as ask
      from release_list l where l.campaign_id = :campaignId and l.no = :no`,
    bindings: { campaignId, no },
  });
  if (!found) throw new NotFound(`Season ${campaignId} has no release list ${no}.`);
  const entries = await rows<Omit<ReleaseView['entries'][number], 'talent'> & { talentId: string }>(context.knex, {
    sql: `select r.rank, r.engagement_id as engagement, m.talent_id as "talentId", t.tier, r.why,
        v.engagement_id is not null as volunteered, r.choice, r.chosen_by as "chosenBy"
      from release_entry r join season_member m on m.engagement_id = r.engagement_id join talent t on t.id = m.talent_id
      left join release_volunteer v on v.engagement_id = r.engagement_id
      where r.campaign_id = :campaignId and r.no = :no order by r.rank`,
    bindings: { campaignId, no },
  });
  const names = await context.contacts(entries.map(({ talentId }) => talentId));
  return {
    ...found,
    entries: entries.map(({ talentId, ...entry }) => ({
      ...entry,
      talent: { id: talentId, name: names.get(talentId)?.name ?? null },
    })),
  };
}
