import type { Logger as TemporalLogger, LogMetadata } from '@temporalio/common';
import { pino, type Logger } from 'pino';

import type { LogLevel } from '../adapters/config';
import { MusterError } from '../domain/errors';

/** Fields that may be logged. What is not named here is dropped: a log must never hold personal data. */
const allowed: ReadonlySet<string> = new Set([
  ...['err', 'key', 'kind', 'outcome', 'attempts', 'ms', 'port', 'address', 'count', 'signal', 'queue', 'bytes'],
  ...['from', 'scale', 'lateSeconds', 'effect', 'ask', 'group', 'provider', 'version', 'cached'],
  // What the API tells of a request.
  ...['requestId', 'method', 'route', 'status', 'caller', 'responseTime'],
  // What the Temporal SDK tells of a run or an activity.
  ...['sdkComponent', 'taskQueue', 'workflowId', 'runId', 'workflowType', 'activityType', 'activityId', 'attempt'],
  ...['namespace', 'isLocal', 'durationMs', 'target'],
]);

/** A JSON log on standard output. Errors of foreign libraries are told by name and place, their words stay here. */
export function createLog(name: string, level: LogLevel): Logger {
  return pino({
    name,
    level,
    formatters: { log: onlyAllowed },
    serializers: { err: describe },
  });
}

/** The same log for the Temporal SDK. */
export function temporalLog(log: Logger): TemporalLogger {
  const write = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error', message: string, meta: LogMetadata = {}) => {
    const { error, ...rest } = meta as Record<string, unknown>;
    log[level]({ ...rest, ...(error !== undefined && { err: error }) }, message);
  };
  return {
    log: (level, message, meta) => write(level.toLowerCase() as 'info', message, meta),
    trace: (message, meta) => write('trace', message, meta),
    debug: (message, meta) => write('debug', message, meta),
    info: (message, meta) => write('info', message, meta),
    warn: (message, meta) => write('warn', message, meta),
    error: (message, meta) => write('error', message, meta),
  };
}

function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));
}

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  // An ApplicationFailure was made of one of our errors: its message is ours.
  const ours = error instanceof MusterError || error.name === 'ApplicationFailure';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(ours && { message: error.message }),
    ...('code' in error && { code: error.code }),
    ...(!ours && { stack: frames.slice(0, 12).join('\n') }),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
}
