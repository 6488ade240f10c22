import { describeEffect, systemOfEffect } from '../../../domain/effect/describe';
import type { TroubleLine } from '../../../domain/engagement/home';
import { seesAll, type Reader } from '../../../domain/engagement/reader';
import { countInWords } from '../../../domain/engagement/words';
import { engagementInSight, hireInSight } from './sight';
import type { Sql } from './statement';

const shown = 50;
/** Late asks looked through for those that the reader may see. */
const lateSearched = 1000;
/** How long a run or a delivery may be overdue before it counts as trouble; the sweeper and the relay need a second. */
const patience = '1 minute';

/** A json object of all that does not go as it should, as far as the reader sees it; `troubleLines` tells it. */
export function trouble(reader: Reader): Sql {
  const [effects, asks, runs] = [parked(reader), late(reader), overdue(reader)];
  return {
    sql: `json_build_object(
      'parked', (select coalesce(json_agg(row_to_json(p) order by p.since), '[]') from (${effects.sql}) p),
      'late', (select coalesce(json_agg(row_to_json(l) order by l.since), '[]') from (${asks.sql}) l),
      'runs', (select coalesce(json_agg(row_to_json(o) order by o.since), '[]') from (${runs.sql}) o),
      'waiting', ${seesAll(reader) ? waiting : 'null'})`,
    bindings: { ...effects.bindings, ...asks.bindings, ...runs.bindings },
  };
}

/** What `trouble` selects. */
export interface TroubleRow {
  parked: {
    key: string;
    subject: string;
    subjectTitle: string;
    since: string;
    lastError: string | null;
    ask: string | null;
    /** The deliverable that it is for, if it is for one. */
    work: { no: number; title: string } | null;
  }[];
  late: { ask: string; question: string; subject: string; subjectTitle: string; since: string }[];
  runs: { subject: string; subjectTitle: string; since: string }[];
  waiting: { count: number; since: string } | null;
}

/** Trouble in words, what stops a story first. */
export function troubleLines({ parked, late, runs, waiting }: TroubleRow): TroubleLine[] {
  return [
    ...parked.map((effect): TroubleLine => ({
      kind: 'parked-effect',
      title: `The ${describeEffect(effect.key, titlesOf(effect.work))} of “${effect.subjectTitle}” is parked`,
      detail: effect.lastError ?? `${systemOfEffect(effect.key)} did not do it`,
      subject: effect.subject,
      since: effect.since,
      ask: effect.ask,
    })),
    ...deliveriesLine(waiting),
    ...runs.map(({ subject, subjectTitle, since }): TroubleLine => ({
      kind: 'late-run',
      title: `The run of “${subjectTitle}” should have gone on`,
      detail: 'Its date has come and it did not wake; see whether the worker is running.',
      subject,
      since,
      ask: null,
    })),
    ...late.map(({ ask, question, subject, subjectTitle, since }): TroubleLine => ({
      kind: 'late-ask',
      title: `“${question}” is late`,
      detail: subjectTitle,
      subject,
      since,
      ask,
    })),
  ];
}

function deliveriesLine(waiting: TroubleRow['waiting']): TroubleLine[] {
  if (waiting === null || waiting.count === 0) return [];
  return [
    {
      kind: 'late-run',
      title: `${countInWords(waiting.count, 'delivery waits', 'deliveries wait')} to leave the database`,
      detail: 'Runs are not started or woken meanwhile; see whether worker and Temporal are running.',
      subject: null,
      since: waiting.since,
      ask: null,
    },
  ];
}

function titlesOf(work: { no: number; title: string } | null): Record<number, string> {
  return work ? { [work.no]: work.title } : {};
}

/** Title of the hire or engagement that something is about. */
export const titleOf = (subject: string) =>
  `coalesce((select x.title from engagement x where x.id = ${subject}),
    (select x.title from requisition x where x.hire_id = ${subject} limit 1), '')`;

/** Effects that wait for an engineer's decision. */
function parked(reader: Reader): Sql {
  const sight = subjectInSight(reader, 'f.subject');
  return {
    sql: `select f.key, f.subject, ${titleOf('f.subject')} as "subjectTitle", f.changed_at as since, f.last_error as "lastError", f.parked_ask as ask,
        (select json_build_object('no', w.no, 'title', w.title) from work_item w
         where w.engagement_id = f.subject and w.no = substring(f.key from '-([0-9]+)/')::int) as work
      from effect f where f.state = 'parked' and ${sight.sql} order by f.changed_at limit ${shown}`,
    bindings: sight.bindings,
  };
}

/** Asks of anybody that are past their escalation or their date. */
function late(reader: Reader): Sql {
  const sight = subjectInSight(reader, 'a.subject');
  return {
    sql: `select a.id as ask, a.question, a.subject, ${titleOf('a.subject')} as "subjectTitle", least(a.due_at, a.escalated_at) as since
      from ask a where a.id in (
          (select id from ask where state = 'open' and due_at < (select business_now()) order by due_at limit ${lateSearched})
          union select id from ask where state = 'open' and escalated_at is not null
        ) and ${sight.sql}
      order by a.due_at, a.id limit ${shown}`,
    bindings: sight.bindings,
  };
}

/** Runs that slept until a date and did not go on. The clock may run fast: patience is wall time. */
function overdue(reader: Reader): Sql {
  const sight = subjectInSight(reader, 't.subject');
  return {
    sql: `select t.subject, ${titleOf('t.subject')} as "subjectTitle", t.until_at as since
      from (select split_part(workflow_id, '/', 2) as subject, until_at from run_timer
            where until_at < (select business_at(clock_timestamp() - interval '${patience}')) order by until_at limit ${lateSearched}) t
      where ${sight.sql} order by t.until_at limit ${shown}`,
    bindings: sight.bindings,
  };
}

/** What waits in the outbox for longer than the relay needs. Its times are wall times; a page speaks business time. */
const waiting = `(select json_build_object('count', count(*), 'since', business_at(min(w.created_wall)))
  from (select created_wall from outbox where delivered_wall is null and created_wall < clock_timestamp() - interval '${patience}'
        limit ${lateSearched}) w)`;

function subjectInSight(reader: Reader, subject: string): Sql {
  if (seesAll(reader)) return { sql: 'true', bindings: {} };
  const [hire, engagement] = [hireInSight(reader), engagementInSight(reader)];
  return {
    sql: `(exists (select 1 from hire h where h.id = ${subject} and (${hire?.sql ?? 'true'}))
      or exists (select 1 from engagement e where e.id = ${subject} and (${engagement?.sql ?? 'true'})))`,
    bindings: { ...hire?.bindings, ...engagement?.bindings },
  };
}
