import { Client, Connection, isGrpcServiceError, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow/codec-helpers';
import type { SearchAttributePair } from '@temporalio/common';

import { Unavailable } from '../domain/errors';

/** What a run is started with. Search attributes by their typed keys; the memo is shown and cannot be changed. */
export interface RunToStart {
  workflowType: string;
  workflowId: string;
  taskQueue: string;
  args: unknown[];
  searchAttributes: SearchAttributePair[];
  memo: Record<string, unknown>;
  staticSummary: string;
}

/** A signal to a run. `key` makes a repeat harmless: the server takes each key once per run. */
export interface SignalToSend {
  workflowId: string;
  key: string;
  signal: string;
  args: unknown[];
}

/** The Temporal server as API and relay use it. Calls throw `Unavailable` when a repeat may help. */
export interface Temporal {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: string;
  /** `existing`: a run of this id is open or was open before; nothing was started. */
  start(run: RunToStart): Promise<'started' | 'existing'>;
  /** `gone`: there is no open run of this id. */
  signal(signal: SignalToSend): Promise<'signalled' | 'gone'>;
  close(): Promise<void>;
}

// Long enough for a busy server, short enough that one that hangs does not hold an HTTP request up.
const callTimeoutMs = 5_000;
const notFound = 5;

/** Connects at the first call, and again by itself whenever the server comes back. */
export function openTemporal(options: { address: string; namespace: string; identity: string }): Temporal {
  const { namespace, identity } = options;
  const connection = Connection.lazy({
    address: options.address,
    // The outbox repeats what failed; without it a call would hang for half a minute of the SDK's own retries.
    interceptors: [],
    channelArgs: {
      'grpc.keepalive_permit_without_calls': 1,
      'grpc.keepalive_time_ms': 15_000,
      'grpc.keepalive_timeout_ms': 5_000,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 2_000,
    },
  });
  const client = new Client({ connection, namespace, identity });
  const converter = loadDataConverter();
  const call = <T>(work: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + callTimeoutMs, work).catch((error: unknown) => {
      throw translated(error);
    });

  return {
    client,
    connection,
    namespace,
    close: () => connection.close(),

    start: ({ workflowType, searchAttributes, ...run }) =>
      call(async () => {
        try {
          await client.workflow.start(workflowType, {
            ...run,
            typedSearchAttributes: searchAttributes,
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'USE_EXISTING',
          });
          return 'started';
        } catch (error) {
          if (error instanceof WorkflowExecutionAlreadyStartedError) return 'existing';
          throw error;
        }
      }),

    signal: ({ workflowId, key, signal, args }) =>
      call(async () => {
        try {
          // Not the handle's `signal`: that one makes up a new request id at every try.
          await connection.workflowService.signalWorkflowExecution({
            namespace,
            workflowExecution: { workflowId },
            signalName: signal,
            input: { payloads: (await encodeToPayloads(converter, ...args)) ?? [] },
            identity,
            requestId: key,
          });
          return 'signalled';
        } catch (error) {
          if (isGrpcServiceError(error) && Number(error.code) === notFound && !/namespace/i.test(error.details))
            return 'gone';
          throw error;
        }
      }),
  };
}

/** Any failure may pass: a server that refuses a start today takes it once its attributes are registered. */
function translated(error: unknown): unknown {
  const cause = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  if (!isGrpcServiceError(cause)) return error;
  return new Unavailable(`Temporal did not take a call (gRPC code ${cause.code}); it is tried again`, {
    code: Number(cause.code),
  });
}
