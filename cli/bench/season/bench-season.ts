import fs from 'node:fs';

import { CampaignRequest } from '../../../domain/campaign/contract';
import type { Spread } from '../latencies';
import type { ProcessUsage } from '../process-usage';
import { benchNaive } from '../naive/bench-naive';
import { benchProduct } from './bench-product';

export type Variant = 'naive' | 'product';

export interface SeasonBenchOptions {
  seasonFile: string;
  data: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  told(line: string): void;
}

/** What one season of a bench cost. Seconds are wall time; `quietSeconds` of them nothing was left to do but to wait for a date. */
export interface SeasonFigures {
  variant: Variant;
  agents: number;
  /** People who were carried to the end; with product those who were offered a place beyond the seats as well. */
  engagements: number;
  closed: number;
  engagementsPerSecond: number;
  approveToAllOffered: number | null;
  approveToAllActive: number;
  weeksOfWork: number;
  rampDownToAllClosed: number;
  quietSeconds: number;
  calls: Record<string, Spread>;
  /** Wall milliseconds from a change to its place in the board’s stream. */
  streamLag: Spread | null;
  eventsPerEngagement: number;
  stateTransitionsPerEngagement: number;
  /** Committed transactions that wrote, of our own database. */
  writeTransactionsPerEngagement: number;
  processes: ProcessUsage[];
}

export interface SeasonBench {
  runs: SeasonFigures[];
  /** Product against naive of the same size: how many times as many engagements a second. */
  ratio: number | null;
  /** Of the time without waiting for dates, between the smallest and the largest size of the product; 1 is linear. */
  growthExponent: number | null;
}

/** Runs the same season in every size and variant that is asked for, one after the other on a stack of its own each. */
export async function benchSeason(
  sizes: readonly number[],
  variants: readonly Variant[],
  options: SeasonBenchOptions,
): Promise<SeasonBench> {
  const file = CampaignRequest.parse(JSON.parse(fs.readFileSync(options.seasonFile, 'utf8')));
  const runs: SeasonFigures[] = [];
  for (const agents of sizes)
    for (const variant of variants) {
      options.told(`${variant}, ${agents} agents`);
      const bench = variant === 'naive' ? benchNaive : benchProduct;
      runs.push(await bench(file, agents, options));
    }
  return { runs, ratio: ratioOf(runs), growthExponent: growthOf(runs) };
}

function ratioOf(runs: readonly SeasonFigures[]): number | null {
  const product = runs.find((run) => run.variant === 'product');
  const naive = runs.find((run) => run.variant === 'naive' && run.agents === product?.agents);
  return product && naive ? rounded(product.engagementsPerSecond / naive.engagementsPerSecond) : null;
}

function growthOf(runs: readonly SeasonFigures[]): number | null {
  const sizes = runs.filter((run) => run.variant === 'product').sort((a, b) => a.agents - b.agents);
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (!least || !most || least.agents === most.agents) return null;
  return rounded(Math.log(busyOf(most) / busyOf(least)) / Math.log(most.agents / least.agents));
}

/** Wall seconds in which there was something to do. */
export function busyOf(run: Omit<SeasonFigures, 'engagementsPerSecond'>): number {
  return run.approveToAllActive + run.weeksOfWork + run.rampDownToAllClosed - run.quietSeconds;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
