import type { Logger } from 'pino';

import type { AskMail } from '../adapters/db/asks';
import type { Database } from '../adapters/db/connection';
import type { NewsMail } from '../adapters/db/news';
import type { Delivery, OutboxKind } from '../adapters/db/outbox';
import type { Store } from '../adapters/db/store';
import type { Temporal } from '../adapters/temporal';
import type { Messaging } from '../activities/ports';
import { MusterError, Unavailable } from '../domain/errors';
import { attributes } from '../workflows/attributes';
import { openDeliveryMarks, type DeliveryMarks } from './delivery-marks';
import { sendAskMail } from './mail';
import { sendNewsMail } from './news-mail';
import { sendSignInMail, type SignInMail } from './sign-in-mail';

/** What delivering the outbox needs. */
export interface RelayPorts {
  database: Database;
  store: Store;
  temporal: Pick<Temporal, 'start' | 'signal'>;
  messaging: Messaging;
  /** Public base URL, as written in mails and in the Temporal UI; no slash at its end. */
  apiUrl: string;
  log: Pick<Logger, 'debug' | 'warn' | 'error'>;
}

export interface Relay {
  /** Delivers what is due until nothing is; gives how many rows went out. Throws when the database does not answer. */
  pass(kinds?: readonly OutboxKind[]): Promise<number>;
}

/** What waits for nobody but Temporal and ourselves: the kinds that the API delivers right after its commit. */
export const quickKinds: readonly OutboxKind[] = ['start', 'signal', 'hook'];

const batch = 50;

/**
 * Brings rows of the outbox where they belong: starts and signals to Temporal, mails to people, webhooks to their effect.
 * Any number of relays may run: a row is leased to one of them, and a repeat after a lost reply changes nothing.
 */
export function createRelay(ports: RelayPorts): Relay {
  const { store } = ports;
  return {
    async pass(kinds) {
      let delivered = 0;
      for (;;) {
        const rows = await store.outbox.take(store.reader, { limit: batch, ...(kinds && { kinds }) });
        if (rows.length === 0) return delivered;
        const marks = openDeliveryMarks((done) => store.outbox.delivered(store.reader, done));
        // All of them, also when one could not even be given back: what went out meanwhile is marked.
        const ends = await Promise.allSettled(rows.map((row) => attempt(ports, row, marks)));
        await marks.close();
        const lost = ends.find((end) => end.status === 'rejected');
        if (lost) throw lost.reason;
        delivered += ends.filter((end) => end.status === 'fulfilled' && end.value).length;
      }
    },
  };
}

/** One try. False: it comes again later. */
async function attempt(ports: RelayPorts, row: Delivery, marks: DeliveryMarks): Promise<boolean> {
  const { store, log } = ports;
  try {
    const outcome = await deliver(ports, row);
    marks.add({ id: row.id, outcome });
    log.debug({ key: row.key, outcome }, 'delivered');
    return true;
  } catch (error) {
    if (error instanceof MusterError && !error.retry) return giveUp(ports, row, error, marks);
    const told = error instanceof MusterError ? error.message : `a defect (${nameOf(error)}); see the worker's log`;
    // The first tries of an outage are its business; a row that still waits a minute later is ours.
    if (row.attempts > 8) log.error({ key: row.key, attempts: row.attempts, err: error }, 'a delivery keeps failing');
    else log.debug({ key: row.key, attempts: row.attempts, err: error }, 'a delivery failed; it is tried again');
    await store.outbox.failed(store.reader, row.id, told);
    return false;
  }
}

/** A refusal that no repeat can change, e.g. an address that the mail server does not know: someone must look. */
function giveUp({ log }: RelayPorts, row: Delivery, error: MusterError, marks: DeliveryMarks): boolean {
  log.error({ key: row.key, err: error }, 'a delivery was refused for good');
  marks.add({ id: row.id, outcome: `refused: ${error.kind}` });
  return true;
}

/** Delivers one row and gives the outcome. Throws `Unavailable` when it is worth another try. */
export async function deliver(ports: RelayPorts, row: Delivery): Promise<string> {
  switch (row.kind) {
    case 'start':
      return start(ports, row);
    case 'signal':
      return signal(ports, row);
    case 'mail':
      if ('signIn' in row.payload) return sendSignInMail(ports, row.key, row.payload as unknown as SignInMail);
      return 'news' in row.payload
        ? sendNewsMail(ports, row.key, row.payload as unknown as NewsMail)
        : sendAskMail(ports, row.key, row.payload as unknown as AskMail);
    case 'hook': {
      const { provider, webhookId } = row.payload as { provider: string; webhookId: string };
      return ports.store.transaction((tx) => ports.store.hooks.route(tx, provider, webhookId));
    }
  }
}

interface StartPayload {
  workflowType: string;
  taskQueue?: string;
  args?: unknown[];
  staticSummary?: string;
  searchAttributes?: Record<string, string | boolean>;
  memo?: Record<string, unknown>;
}

function start({ temporal, apiUrl }: RelayPorts, row: Delivery): Promise<string> {
  const payload = row.payload as unknown as StartPayload;
  return temporal.start({
    workflowType: payload.workflowType,
    workflowId: runOf(row),
    taskQueue: payload.taskQueue ?? 'muster',
    args: payload.args ?? [],
    staticSummary: payload.staticSummary ?? payload.workflowType,
    searchAttributes: Object.entries(payload.searchAttributes ?? {}).map(([name, value]) => typed(name, value)),
    // The run's details link to the console, whose address no workflow could read.
    memo: { ...payload.memo, console: apiUrl },
  });
}

async function signal({ temporal, log }: RelayPorts, row: Delivery): Promise<string> {
  const { signal: name, args } = row.payload as { signal: string; args?: unknown[] };
  const end = await temporal.signal({ workflowId: runOf(row), key: row.key, signal: name, args: args ?? [] });
  if (end === 'signalled') return 'delivered';
  // Its start went out before (rows of a run keep their order), so that the run has ended.
  log.debug({ key: row.key }, 'a signal came after its run had ended');
  return 'moot';
}

type Attribute = Parameters<Temporal['start']>[0]['searchAttributes'][number];

function typed(name: string, value: string | boolean): Attribute {
  const key = (attributes as Record<string, (typeof attributes)[keyof typeof attributes]>)[name];
  if (!key) throw new Unavailable(`${name} is no search attribute of ours; see workflows/attributes.ts`);
  return { key, value: key.type === 'DATETIME' ? new Date(String(value)) : value } as Attribute;
}

function runOf(row: Delivery): string {
  if (row.workflowId === null) throw new Unavailable(`Delivery ${row.key} names no run; repair the row`);
  return row.workflowId;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
