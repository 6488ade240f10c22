import type { Knex } from 'knex';

/** A link in a mail that asks nothing: it leads to a page, for some days also when the engagement is over. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table link add column page text;
    alter table link drop constraint link_purpose_known;
    alter table link add constraint link_purpose_known check (purpose in ('sign-in', 'ask', 'news'));
    alter table link add constraint link_page_of_news check ((purpose = 'news') = (page is not null));
  `);
}
