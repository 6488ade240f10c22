import type { CampaignRequest } from '../../../domain/campaign/contract';
import { queuesOf } from '../../../domain/campaign/queues';
import { readActual, type ActualRow } from '../../../domain/season/actual-rows';
import { readFigure, type Figure } from '../../../domain/season/figures';
import type { Tx } from '../connection';
import { saveActuals } from './actuals';
import { saveMetrics } from './metrics';

interface FigureHook {
  provider: string;
  type: string;
  body: { data?: Record<string, unknown> };
}

// The name by which the work tool signs its webhooks; another system speaks for its own matters only.
const workTool = 'work-tool';

/** Whether a webhook brings figures of the floor: `metrics.reported`, `actuals.reported`. */
export function isFigures({ provider, type }: FigureHook): boolean {
  return provider === workTool && (type === 'metrics.reported' || type === 'actuals.reported');
}

/** Keeps the figures of a webhook that can be read; `unknown` when none of them can. */
export async function keepFigures(tx: Tx, hook: FigureHook): Promise<'recorded' | 'unknown'> {
  const data = hook.body.data ?? {};
  const kept = hook.type === 'metrics.reported' ? await keepMetrics(tx, data) : await keepActuals(tx, data);
  return kept > 0 ? 'recorded' : 'unknown';
}

async function keepMetrics(tx: Tx, data: Record<string, unknown>): Promise<number> {
  const figures = objectsIn(data['metrics']).flatMap((parts): Figure[] => {
    const figure = readFigure(parts);
    return typeof figure === 'string' ? [] : [figure];
  });
  if (figures.length === 0) return 0;
  const unknown = await saveMetrics(tx, figures, workTool);
  return figures.filter(({ engagement }) => !unknown.includes(engagement)).length;
}

async function keepActuals(tx: Tx, data: Record<string, unknown>): Promise<number> {
  const { rows } = await tx.raw<{ rows: { request: CampaignRequest }[] }>(
    `select p.request from campaign c join campaign_plan p on p.campaign_id = c.id and p.version = c.plan_version where c.id = ?`,
    [typeof data['campaign'] === 'string' ? data['campaign'] : ''],
  );
  const request = rows[0]?.request;
  if (!request) return 0;
  const { timeZone, demand } = request;
  const terms = {
    queues: queuesOf(request).map(({ queue }) => queue),
    timeZone,
    intervalMinutes: demand.intervalMinutes,
  };
  const actuals = objectsIn(data['actuals']).flatMap((parts): ActualRow[] => {
    const row = readActual(parts, terms);
    return typeof row === 'string' ? [] : [row];
  });
  if (actuals.length === 0) return 0;
  return saveActuals(tx, String(data['campaign']), demand.intervalMinutes, actuals);
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
}
