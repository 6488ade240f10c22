import fs from 'node:fs';

import { type Command, InvalidArgumentError } from 'commander';

import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { Invalid } from '../../domain/errors';
import { print } from '../print';
import { showComparison, showPlan } from '../season-text';

interface Options {
  asOf?: string;
  demand?: string;
  against?: string;
  seed: number;
  json?: boolean;
}

/** `muster plan <file>`: what a season would take, without a stack; nothing is started. */
export function planCommand(program: Command): void {
  program
    .command('plan <file>')
    .description('plan a season from a file, e.g. examples/season.json; needs no stack, starts nothing')
    .option(
      '--as-of <date>',
      'plan with what is left from this date on (default: the dates the season asks for; those that have passed are told)',
      isoDate,
    )
    .option('--demand <csv>', 'take the demand from a CSV file: starts, queue, and calls, agents or heads')
    .option('--against <file>', 'show this plan beside the one of another file')
    .option('--seed <n>', 'of the band', wholeNumber, 1)
    .option('--json', 'print the plan')
    .action(plan);
}

async function plan(file: string, options: Options): Promise<void> {
  const made = await planFrom(file, options);
  if (options.against === undefined) return print(made, options, showPlan);
  const other = await planFrom(options.against, options);
  const { comparePlans } = await import('../../domain/campaign/compare.js');
  print(comparePlans(other, made), options, (rows) => showComparison(rows, options.against ?? '', file));
}

async function planFrom(file: string, options: Options): Promise<SeasonPlan> {
  const { CampaignRequest } = await import('../../domain/campaign/contract.js');
  const { planSeason } = await import('../../domain/campaign/plan.js');
  const { parsePart } = await import('../../api/validate.js');
  const body = withDemand(readJson(file), options.demand);
  try {
    return planSeason(parsePart(CampaignRequest, body) as ReturnType<typeof CampaignRequest.parse>, {
      asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
      lead: options.asOf === undefined ? 'free' : 'kept',
      seed: options.seed,
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(`${file}: ${error.message}`, error.facts);
  }
}

/** The curve of the file is replaced, its peak and interval stay. */
function withDemand(body: unknown, csv: string | undefined): unknown {
  if (csv === undefined || typeof body !== 'object' || body === null) return body;
  const { intervalMinutes, peakStarts } = (body as { demand?: Record<string, unknown> }).demand ?? {};
  return { ...body, demand: { intervalMinutes, peakStarts, csv: readText(csv) } };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file)) as unknown;
  } catch (error) {
    if (error instanceof Invalid) throw error;
    throw new Invalid(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Invalid(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function isoDate(text: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text))
    throw new InvalidArgumentError('Write a date like 2026-11-01.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number, e.g. 7.');
  return Number(text);
}
