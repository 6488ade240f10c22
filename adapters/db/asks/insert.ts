import type { AskGroup, AskSpec } from '../../../domain/ask/contract';
import { resolveSpan } from '../../../domain/ask/span';
import { nextAt } from '../../../domain/ask/timing';
import { RuleBroken } from '../../../domain/errors';
import { deriveId } from '../../../domain/ids';
import type { Tx } from '../connection';
import { appendAll } from '../events';
import { mailOwners } from './mail';

/**
 * Adds the asks of locked groups: rows, events, mails, each in one statement for all. Those that are there by name are left as
 * they are. Reports of outside systems that came too early for these asks are put back into the outbox. Returns the ids added.
 */
export async function insertAsks(tx: Tx, groups: readonly AskGroup[], now: string): Promise<Set<string>> {
  const all = groups.flatMap((group) => group.asks.map((spec) => ({ group, spec, id: askId(group.key, spec.name) })));
  if (all.length === 0) return new Set();
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `insert into ask (${columns}) select ${columns} from jsonb_populate_recordset(null::ask, ?::jsonb)
     on conflict (group_key, name) do nothing returning id`,
    [JSON.stringify(all.map(({ group, spec }) => toRow(group, spec, now)))],
  );
  const added = new Set(rows.map((row) => row.id));
  const fresh = all.filter(({ id }) => added.has(id));
  await appendAll(
    tx,
    fresh.map(({ group, spec, id }) => ({
      subject: group.subject,
      type: 'ask.opened',
      object: id,
      actor: 'system:asks',
      data: {
        name: spec.name,
        kind: spec.kind,
        phase: spec.phase,
        group: group.key,
        to: spec.to,
        policy: group.policy,
      },
    })),
  );
  await mailOwners(tx, 'opened', rows);
  await recallReports(
    tx,
    fresh.map(({ spec }) => spec),
  );
  return added;
}

/** The id of an ask: its group and its name in it. */
export function askId(group: string, name: string): string {
  return deriveId('ask', group, name);
}

/**
 * A report may come before its ask opens. The lock on the effect makes this and `hooks.route` take turns: the report is
 * seen here, or the ask is seen there.
 */
async function recallReports(tx: Tx, specs: readonly AskSpec[]): Promise<void> {
  const effects = [...new Set(specs.flatMap((spec) => (spec.via ? [spec.via.effect] : [])))].sort();
  if (effects.length === 0) return;
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('report/' || e, 0)) from unnest(?::text[]) e`, [effects]);
  await tx.raw(
    `insert into outbox (key, kind, payload)
     select concat_ws('/', 'hook', h.provider, h.webhook_id, pg_current_xact_id()), 'hook',
       jsonb_build_object('provider', h.provider, 'webhookId', h.webhook_id)
     from hook h where h.effect_key = any(?) and h.handled_wall is null
     order by h.received_wall on conflict (key) do nothing`,
    [effects],
  );
}

const columns = [
  ...['id', 'group_key', 'name', 'kind', 'phase', 'workflow_id', 'thread', 'subject', 'policy', 'state', 'opened_at'],
  ...['to_talent', 'to_user', 'to_role', 'not_by', 'question', 'detail', 'options', 'form', 'personal', 'via_effect'],
  ...['via_party', 'due_at', 'remind_at', 'escalate_at', 'escalate_role', 'on_timeout', 'next_at', 'follow_ups'],
].join(', ');

function toRow(group: AskGroup, spec: AskSpec, now: string): Record<string, unknown> {
  refuseUnsound(spec);
  const times = {
    dueAt: resolveSpan(spec.dueAt, now),
    remindAt: (spec.remindAt ?? [])
      .map((date) => resolveSpan(date, now))
      .filter((instant) => Date.parse(instant) > Date.parse(now)),
    escalateAt: spec.escalate ? resolveSpan(spec.escalate.at, now) : null,
    escalatedAt: null,
  };
  return {
    id: askId(group.key, spec.name),
    group_key: group.key,
    name: spec.name,
    kind: spec.kind,
    phase: spec.phase,
    workflow_id: group.workflowId,
    thread: group.thread,
    subject: group.subject,
    policy: group.policy,
    state: 'open',
    opened_at: now,
    to_talent: 'talent' in spec.to ? spec.to.talent : null,
    to_user: 'user' in spec.to ? spec.to.user : null,
    to_role: 'role' in spec.to ? spec.to.role : null,
    not_by: spec.notBy ?? [],
    question: spec.question,
    detail: spec.detail ?? [],
    options: spec.options.map((option) => ({ needsReason: false, mayGiveReason: false, skipsForm: false, ...option })),
    form: spec.form ?? null,
    personal: spec.personal ?? false,
    via_effect: spec.via?.effect ?? null,
    via_party: spec.via?.party ?? null,
    due_at: times.dueAt,
    remind_at: times.remindAt,
    escalate_at: times.escalateAt,
    escalate_role: spec.escalate?.toRole ?? null,
    on_timeout: spec.onTimeout ?? null,
    next_at: nextAt(times, now),
    follow_ups: spec.followUps ?? {},
  };
}

/** Mistakes of the step that asks, which would show only when someone answers; those of follow-ups too. */
function refuseUnsound(spec: AskSpec): void {
  const values = spec.options.map((option) => option.value);
  const unknown = [...(spec.onTimeout === undefined ? [] : [spec.onTimeout]), ...Object.keys(spec.followUps ?? {})];
  const stray = unknown.find((value) => !values.includes(value));
  if (values.length === 0 || stray !== undefined)
    throw new RuleBroken(`Ask ${spec.name} has no option “${stray ?? ''}”; its options are: ${values.join(', ')}`);
  if (spec.personal && !('talent' in spec.to))
    throw new RuleBroken(`Ask ${spec.name} is personal; only a talent can be asked for personal data`);
  Object.values(spec.followUps ?? {})
    .flat()
    .forEach(refuseUnsound);
}
