import type { Knex } from 'knex';

/** What is remembered of things taken back: why an effect was left, who waived an access, a lease that was never granted. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Why an effect that was looked at for undoing stays as it is, e.g. a certificate that was earned.
    alter table effect add column left_reason text;
    create index effect_compensates on effect (compensates) where compensates is not null;

    -- Planned and never granted: nothing to read back.
    alter table access_lease drop constraint access_lease_state_known;
    alter table access_lease add constraint access_lease_state_known
      check (state in ('planned', 'open', 'revoked', 'dropped'));
    alter table access_lease add column waived_by text;
    alter table access_lease add column waiver_reason text;
    alter table access_lease add constraint access_lease_waiver_has_reason
      check ((waived_by is null) = (waiver_reason is null));
  `);
}
