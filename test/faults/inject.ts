import { setTimeout as delay } from 'node:timers/promises';

import { Client as PgClient } from 'pg';
import { Client, Connection } from '@temporalio/client';

import { callApi } from '../../cli/api';
import type { ProcessName } from '../../cli/stack/run-file';
import { between, chance } from '../../sandbox/support/random';
import type { FaultKind, PlannedFault } from './plan';
import type { FaultStage } from './stage';

/** What the injector may use besides the stage. */
export interface Crowd {
  /** Sends the start of a hire that was acknowledged before once more, several times at once. */
  repeatStart(seed: number): Promise<void>;
  /** Answers an open question of the house several times at once. */
  repeatAnswer(seed: number): Promise<void>;
}

export interface Injector {
  /** Lets the story have its turns from the beginning. */
  begin(): Promise<void>;
  /** Does it; resolves when the fault itself is over (a frozen process runs again, a plan is set). */
  inject(fault: PlannedFault): Promise<void>;
  /** Ends everything that still goes wrong. */
  heal(): Promise<void>;
}

/** One rule of the sandbox's fault plan that is in force until an instant. */
interface Rule {
  until: number;
  rule: Record<string, unknown>;
}

/** What vendors find in some of the stories. That is no fault: it stays when all is healed. */
const turns = [
  { system: 'screening', operation: 'order', outcome: 'consider', probability: 0.12 },
  { system: 'screening', operation: 'order', outcome: 'suspended', probability: 0.04 },
  { system: 'signature', operation: 'send', outcome: 'expired', probability: 0.04 },
  { system: 'learning', operation: 'enrol', outcome: 'failed', probability: 0.06 },
  { system: 'marketplace', operation: 'publish', outcome: 'nobody', probability: 0.05 },
];

/** Does to a stage what a plan says. `seed` decides on victims, lengths and numbers; with `turns`, vendors find things. */
export function createInjector(stage: FaultStage, crowd: Crowd, options: { seed: number; turns: boolean }): Injector {
  const { seed } = options;
  const { stack, database, temporal, cutter } = stage;
  const frozen = new Set<number>();
  const rules: Rule[] = [];

  return {
    begin: plan,
    inject: (fault) => hurt(fault.kind, fault.no),
    async heal() {
      for (const pid of frozen) signal(pid, 'SIGCONT');
      cutter.disarm();
      database.heal();
      temporal.heal();
      await untilDone(freeDisk);
      rules.length = 0;
      await plan();
    },
  };

  async function hurt(kind: FaultKind, no: number): Promise<void> {
    if (kind.startsWith('kill ')) return stack.kill(kind.slice(5) as ProcessName);
    if (kind.startsWith('vendor: ')) return misbehave(kind.slice(8), no);
    switch (kind) {
      case 'reply cut after commit':
        return cutter.arm(1 + Math.floor(4 * chance(seed, 'cuts', no)));
      case 'database connections cut':
        return void database.cut();
      case 'database connections half-open':
        return void database.deaden();
      case 'connections to temporal cut':
        return void temporal.cut();
      case 'connections to temporal half-open':
        return void temporal.deaden();
      case 'worker frozen':
        return freeze('worker', between(6, 20, seed, 'freeze', no));
      case 'worker redeployed':
        return signal(stack.run.pids.worker, 'SIGTERM');
      case 'connections exhausted':
        return exhaust(between(3, 8, seed, 'exhaust', no));
      case 'disk full':
        return fillDisk(between(3, 8, seed, 'disk', no));
      case 'payload of 2 MB':
        return tooMuch();
      case 'clock jumped':
        return jump(between(2, 20, seed, 'jump', no));
      case 'run reset':
        return reset(no);
      case 'start repeated':
        return crowd.repeatStart(no);
      case 'answer repeated':
        return crowd.repeatAnswer(no);
      default:
        throw new Error(`Nobody knows how to do “${kind}”`);
    }
  }

  /** A rule for some seconds, beside those that are in force. */
  async function misbehave(kind: string, no: number): Promise<void> {
    const hook = kind.startsWith('webhook-');
    rules.push({
      until: Date.now() + between(8_000, 25_000, seed, 'rule', no),
      rule: {
        system: '*',
        kind,
        probability: between(0.3, 0.9, seed, 'probability', no),
        count: 2 + Math.floor(6 * chance(seed, 'count', no)),
        ...(kind === 'stall' && { seconds: between(12, 30, seed, 'stall', no) }),
        ...(kind === 'throttle' && { seconds: Math.ceil(between(1, 4, seed, 'throttle', no)) }),
        ...(hook && kind === 'webhook-late' && { seconds: between(3, 12, seed, 'late', no) }),
      },
    });
    await plan();
  }

  async function plan(): Promise<void> {
    const inForce = rules.filter((one) => one.until > Date.now());
    rules.splice(0, rules.length, ...inForce);
    await untilDone(async () => {
      const response = await fetch(`${stack.run.sandbox}/_faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.token}` },
        body: JSON.stringify({ seed, rules: [...(options.turns ? turns : []), ...inForce.map((one) => one.rule)] }),
        signal: AbortSignal.timeout(5_000),
      });
      if (!response.ok) throw new Error(`the sandbox takes no plan: ${response.status} ${await response.text()}`);
    });
  }

  /** SIGSTOP: alive, holding what it holds, and behind the world when it goes on. */
  async function freeze(name: ProcessName, seconds: number): Promise<void> {
    const pid = stack.run.pids[name];
    if (!pid) return;
    frozen.add(pid);
    signal(pid, 'SIGSTOP');
    await delay(seconds * 1000);
    signal(pid, 'SIGCONT');
    frozen.delete(pid);
  }

  /** Takes every connection that the server still gives, so that nobody gets a new one. */
  async function exhaust(seconds: number): Promise<void> {
    const taken: PgClient[] = [];
    for (let full = false; !full && taken.length < 300;) {
      const client = new PgClient({ connectionString: stage.databaseUrl, connectionTimeoutMillis: 3000 });
      client.on('error', () => undefined);
      full = await client.connect().then(
        () => false,
        () => true,
      );
      if (!full) taken.push(client);
    }
    await delay(seconds * 1000);
    await Promise.allSettled(taken.map((client) => client.end()));
  }

  /**
   * What a server with a full disk does, as far as its clients can tell: reading goes on, and every transaction that writes its
   * event is refused with SQLSTATE 53100. (A disk of our own to fill would need the rights to mount one.)
   */
  async function fillDisk(seconds: number): Promise<void> {
    await untilDone(() =>
      stage.db.knex.raw(`
        create or replace function disk_full() returns trigger language plpgsql as $$ begin
          raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
        end $$;
        create or replace trigger disk_full before insert on event for each statement execute function disk_full();`),
    );
    await delay(seconds * 1000);
    await untilDone(freeDisk);
  }

  async function freeDisk(): Promise<void> {
    await stage.db.knex.raw('drop trigger if exists disk_full on event');
  }

  /** Two megabytes where kilobytes are expected, from a caller and from a system: both are turned away at the door. */
  async function tooMuch(): Promise<void> {
    const body = JSON.stringify({ title: 'x'.repeat(2 * 1024 * 1024) });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${stack.run.adminKey}` };
    for (const path of ['/v1/hires', '/hooks/screening']) {
      const request = { method: 'POST', headers: { ...headers, 'idempotency-key': 'too-much' }, body };
      // Whoever does not read that much may hang up on it.
      const reply = await fetch(`${stack.run.api}${path}`, request).catch(() => null);
      if (reply?.ok) throw new Error(`${path} took two megabytes`);
    }
  }

  async function jump(hours: number): Promise<void> {
    await untilDone(async () => {
      const { now } = await callApi<{ now: string }>(stack.run, 'GET', '/v1/clock');
      const jumpTo = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
      await callApi(stack.run, 'POST', '/v1/clock', { body: { jumpTo, reason: 'a fault' } });
    });
  }

  /** An operator takes a run back to its last or last but one workflow task; what it did since is done again. */
  async function reset(no: number): Promise<void> {
    const open = await stage.db
      .knex('engagement')
      .whereNotIn('state', ['closed', 'aborted'])
      .orderBy('id')
      .pluck<string[]>('workflow_id')
      .catch(() => []);
    const workflowId = open[Math.floor(open.length * chance(seed, 'reset', no))];
    if (!workflowId) return;
    const connection = await Connection.connect({ address: stack.run.temporalAddress }).catch(() => null);
    if (!connection) return;
    try {
      const { namespace } = stack.run;
      const client = new Client({ connection, namespace });
      const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
      const tasks = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes);
      const point = tasks.at(-1 - Math.floor(2 * chance(seed, 'point', no)));
      if (!point?.eventId) return;
      await connection.workflowService.resetWorkflowExecution({
        namespace,
        workflowExecution: { workflowId },
        reason: 'a fault',
        requestId: `reset-${seed}-${no}`,
        workflowTaskFinishEventId: point.eventId,
      });
    } catch (error) {
      // The run may just have ended, or the server be gone: then nothing was reset.
      if (!(error instanceof Error)) throw error;
    } finally {
      await connection.close();
    }
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whoever would take the fault may itself be down for the moment. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(300);
    }
  }
}
