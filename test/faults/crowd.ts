import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { ApiError, callApi, callUntilUp } from '../../cli/api';
import { localDate, shiftDate } from '../../domain/calendar';
import type { AskView } from '../../domain/ask/contract';
import { HireRequest } from '../../domain/hire/contract';
import { fillForm } from '../../sandbox/people/fill-form';
import { between, chance } from '../../sandbox/support/random';
import type { Crowd } from './inject';
import type { FaultStage } from './stage';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

/** The clients and the people of a campaign. */
export interface Company extends Crowd {
  /** Starts a hire and lets the sandbox's people play it. */
  hire(no: number): Promise<void>;
  /** The house changes its mind about an engagement that is under way. */
  command(no: number): Promise<string | null>;
  /** Lets suspended work go on: a story that nobody ends never ends. */
  resumeAll(): Promise<void>;
  /** Ids of hires that were acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** What clients were told that must not be: two ids for one start, two first answers. */
  readonly complaints: string[];
}

interface Order {
  body: HireRequest;
  key: string;
  id: string;
}

// A start whose process dies again and again holds its key for a minute each time.
const patienceMs = 300_000;

/** `days`: length of the work, in business days of the calendar. */
export function createCompany(
  stage: FaultStage,
  options: { seed: number; days: number; behaviour: 'straight' | 'human' },
): Company {
  const { run } = stage.stack;
  const { seed, days, behaviour } = options;
  const orders: Order[] = [];
  const acknowledged = new Set<string>();
  const complaints: string[] = [];

  return { hire, command, resumeAll, repeatStart, repeatAnswer, acknowledged, complaints };

  async function hire(no: number): Promise<void> {
    const { now } = await callUntilUp(() => callApi<{ now: string }>(run, 'GET', '/v1/clock'), patienceMs);
    const body = shortened(localDate(now, designer.timeZone), days, `faults-${seed}-${no}`);
    const key = randomUUID();
    const { id } = await callUntilUp(
      () => callApi<{ id: string }>(run, 'POST', '/v1/hires', { body, idempotencyKey: key }),
      patienceMs,
    );
    acknowledged.add(id);
    orders.push({ body, key, id });
    await callUntilUp(() => play({ thread: id, seed: seed * 1000 + no, staff: true, behaviour }), patienceMs);
  }

  async function play(body: object): Promise<void> {
    const response = await fetch(`${run.sandbox}/people/play`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`the people do not play: ${response.status} ${await response.text()}`);
  }

  async function repeatStart(no: number): Promise<void> {
    const order = orders[Math.floor(orders.length * chance(seed, 'start', no))];
    if (!order) return;
    // The same request under its key, and under another one, as a client does that lost its memory.
    const keys = [order.key, order.key, order.key, randomUUID()];
    const replies = await Promise.allSettled(
      keys.map((idempotencyKey) =>
        callApi<{ id: string }>(run, 'POST', '/v1/hires', { body: order.body, idempotencyKey }),
      ),
    );
    for (const reply of replies)
      if (reply.status === 'fulfilled' && reply.value.id !== order.id)
        complaints.push(`I1: one start was acknowledged as ${order.id} and as ${reply.value.id}`);
  }

  async function repeatAnswer(no: number): Promise<void> {
    const { items } = await callUntilUp(() =>
      callApi<{ items: AskView[] }>(run, 'GET', '/v1/asks?state=open&limit=100'),
    );
    const open = items.filter((ask) => !('talent' in ask.to) && ask.link === null);
    const ask = open[Math.floor(open.length * chance(seed, 'answer', no))];
    if (!ask) return;
    const option = ask.options[0]!;
    const form =
      ask.form && !option.skipsForm
        ? fillForm(ask.form, { seed: [seed, no], today: ask.dueAt.slice(0, 10), email: 'staff@client.example' })
        : null;
    const body = { option: option.value, ...(form && { form }), ...(option.needsReason && { reason: 'As agreed.' }) };
    const replies = await Promise.allSettled(
      [1, 2, 3].map(() => callApi(run, 'POST', `/v1/asks/${ask.id}/answer`, { body })),
    );
    const taken = replies.filter((reply) => reply.status === 'fulfilled').length;
    if (taken > 1) complaints.push(`I11: ask ${ask.id} took ${taken} first answers`);
  }

  async function command(no: number): Promise<string | null> {
    const active = await stage.db
      .knex('engagement')
      .whereIn('state', ['active', 'suspended', 'training', 'ready'])
      .orderBy('id')
      .select<{ id: string; state: string; ends_at: string }[]>('id', 'state', 'ends_at');
    const one = active[Math.floor(active.length * chance(seed, 'whom', no))];
    if (!one) return null;
    const kinds =
      one.state === 'active'
        ? ['suspend', 'terminate', 'extend', 'correct-pay', 'resign']
        : one.state === 'suspended'
          ? ['resume']
          : ['withdraw'];
    const kind = kinds[Math.floor(kinds.length * chance(seed, 'what', no))]!;
    const until = shiftDate(localDate(one.ends_at, designer.timeZone), Math.ceil(between(2, 6, seed, 'until', no)));
    const extra: Record<string, object> = {
      extend: { until },
      'correct-pay': { milestone: 1, amount: { amount: '1000.00', currency: 'USD' } },
    };
    const told = await give(one.id, kind, { reason: 'The plan has changed.', ...extra[kind] });
    return told ? kind : null;
  }

  async function resumeAll(): Promise<void> {
    for (const id of await stage.db.knex('engagement').where({ state: 'suspended' }).pluck<string[]>('id'))
      await give(id, 'resume', { reason: 'Work goes on.' });
  }

  /** False when the engagement has moved on meanwhile and the command is refused. */
  async function give(id: string, kind: string, body: object): Promise<boolean> {
    const idempotencyKey = randomUUID();
    try {
      await callUntilUp(() => callApi(run, 'POST', `/v1/engagements/${id}/${kind}`, { body, idempotencyKey }));
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) return false;
      throw error;
    }
  }
}

/** The designer's hire as if it were asked for on `asOf`, with the month of work made shorter. */
function shortened(asOf: string, days: number, externalId: string): HireRequest {
  const starts = shiftDate(asOf, 4);
  const count = designer.deliverables.length;
  const deliverables = designer.deliverables.map((deliverable, index) => ({
    ...deliverable,
    due: shiftDate(starts, Math.floor((days * (index + 1)) / (count + 1))),
  }));
  return { ...designer, externalId, starts, ends: shiftDate(starts, days), deliverables };
}

/** Starts hires one after the other, spread over the time given; their numbers follow on `after`. */
export async function hireAll(company: Company, count: number, overMs: number, after = 0): Promise<void> {
  const from = Date.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await delay(Math.max(0, from + (overMs * index) / count - Date.now()));
      await company.hire(after + index + 1);
    }),
  );
}
