import { rowsOf, type Invariant } from '../invariant';

/** I9. Every name, address and number that people gave us is looked for in everything that leaves the one table for it. */
export const noPersonalDataOutside: Invariant = {
  id: 'I9',
  holds: 'personal data appears in no log, metric, error, event, workflow id, search attribute or Temporal payload',
  over: { what: 'sealed entries', sql: 'select count(*) as n from talent_private' },
  async check({ db, canaries, outsideTexts }) {
    const secrets = await canaries();
    const found: string[] = [];
    const look = (where: string, text: string) => {
      const leaked = secrets.filter((secret) => text.includes(secret)).length;
      if (leaked > 0) found.push(`${where} holds personal data: ${leaked} pieces of it`);
    };
    for await (const { where, text } of outsideTexts()) look(where, text);
    for (const [table, sql] of Object.entries(ownTexts))
      for (const { name, text } of await rowsOf<{ name: string; text: string }>(db, sql))
        look(`${table} ${name}`, text);
    return found;
  },
};

/** What goes on to runs, feeds, webhooks and pages of engineers. */
const ownTexts: Readonly<Record<string, string>> = {
  'the record of': `select subject as name, string_agg(data::text, ' ') as text from event group by subject`,
  effect: `select key as name, concat_ws(' ', key, result::text, last_error) as text from effect`,
  'outbox row': `select key as name, concat_ws(' ', key, workflow_id, payload::text, last_error) as text from outbox`,
};
