import type { Knex } from 'knex';

/**
 * What a person may hold in a system is asked before and after each grant and revocation, of planned leases too: for thousands of
 * people no plan may read all leases for that.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index access_lease_talent on access_lease (talent_id, system);
    drop index access_lease_open;
  `);
}
