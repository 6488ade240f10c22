import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Route } from './route';

export interface Metrics {
  /** Measures every request by route and status. */
  middleware: RequestHandler;
  /** Open event streams. */
  streams: Gauge;
  /** Wall seconds from a change of a season to the board that shows it. */
  boardLag: Histogram;
  registry: Registry;
}

/** The API's metrics. Labels are routes and statuses, never ids. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'];
  const duration = new Histogram({
    name: 'muster_http_request_seconds',
    help: 'Time from the request to the end of its reply.',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const cut = new Counter({
    name: 'muster_http_cut_total',
    help: 'Replies that the other side did not wait for.',
    labelNames: ['route'],
    registers: [registry],
  });
  const streams = new Gauge({ name: 'muster_event_streams', help: 'Open event streams.', registers: [registry] });
  const boardLag = new Histogram({
    name: 'muster_board_lag_seconds',
    help: 'Wall time from a change of a season to the board that shows it.',
    buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10],
    registers: [registry],
  });

  const middleware: RequestHandler = (req, res, next) => {
    const startedAt = process.hrtime.bigint();
    res.once('close', () => {
      const route = (res.locals['route'] as Route | undefined)?.path ?? 'none';
      // A stream's length says nothing about speed.
      if (res.locals['stream'] === true) return;
      if (!res.writableFinished) cut.inc({ route });
      const labels = { method: req.method, route, status: String(res.statusCode) };
      duration.observe(labels, Number(process.hrtime.bigint() - startedAt) / 1e9);
    });
    next();
  };
  return { middleware, streams, boardLag, registry };
}
