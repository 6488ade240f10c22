/** Damage to what is stored: planted into a sound database, in a transaction that is rolled back after the check. */
export const damages: readonly { name: string; invariant: string; tells: RegExp; sql: string }[] = [
  {
    name: 'a sealed event that was changed',
    invariant: 'I5',
    tells: /event eng_\w+#\d+: it is not what was sealed/,
    sql: `alter table event disable trigger event_append_only;
      update event set data = data || '{"amountMinor": 1}' where seq = (select min(seq) from event where type = 'money.reserved')`,
  },
  {
    name: 'an event that was deleted',
    invariant: 'I5',
    tells: /events of eng_\w+ have a gap/,
    sql: `alter table event disable trigger event_append_only;
      delete from event where seq = (select max(seq) from event where type = 'payment.paid')`,
  },
  {
    name: 'more paid than the cap',
    invariant: 'I6',
    tells: /eng_\w+ is over its budget/,
    sql: `alter table engagement drop constraint engagement_within_budget;
      update engagement set not_to_exceed_minor = paid_minor - 1 where id = (select min(id) from engagement where state = 'closed')`,
  },
  {
    name: 'an answer that is shown and was not given',
    invariant: 'I11',
    tells: /ask ask_\w+ shows another answer than its event/,
    sql: `update ask set answer_option = 'no' where id = (select min(id) from ask where name = 'rehire' and state = 'answered')`,
  },
  {
    name: 'a final adverse notice before its time',
    invariant: 'I12',
    tells: /eng_\w+ got a final adverse notice without a pre-adverse notice/,
    sql: `select append_event((select min(id) from engagement where state = 'closed'), 'adverse.final', null, 'system:test', '{}')`,
  },
];
