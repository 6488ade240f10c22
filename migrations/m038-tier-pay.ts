import type { Knex } from 'knex';

/** A tier’s rate card on pay by the hour: from the first week that begins after the tier changed, at the policy that the engagement pinned. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The tier that a person had at an instant; before the first change of it, what that change began with.
    create function tier_at(p_talent text, p_at timestamptz) returns text language sql stable as $$
      select tier from (
        (select tier_to as tier, 1 as way from tier_change where talent_id = p_talent and decided_at <= p_at order by no desc limit 1)
        union all
        (select tier_from, 2 from tier_change where talent_id = p_talent and decided_at > p_at order by no limit 1)
        union all
        (select tier, 3 from talent where id = p_talent)) known
      order by way limit 1
    $$;
    -- What an hour of a week is paid, minor units: what was agreed, and the card of the tier that the person had when the week began.
    -- Never less than was agreed: a contract that is signed holds.
    create function hourly_pay(p_talent text, p_terms jsonb, p_policies jsonb, p_week timestamptz) returns bigint language sql stable as $$
      select round((p_terms->'hourly'->>'rateMinor')::numeric * (1 + greatest(0, coalesce((
        select (p.document->'effects'->coalesce(tier_at(p_talent, p_week), 'B')->>'rateCard')::numeric
        from policy p where p.kind = 'evaluate' and p.version = (p_policies->>'evaluate')::int), 0))))::bigint
    $$;
  `);
}
