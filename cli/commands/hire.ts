import { randomUUID } from 'node:crypto';
import fs from 'node:fs';

import type { Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { Invalid } from '../../domain/errors';
import { callApi } from '../api';
import { print } from '../print';
import { readRunFile } from '../stack/run-file';

/** `muster hire <file>`: hands a hire to the running stack. */
export function hireCommand(program: Command): void {
  program
    .command('hire <file>')
    .description('start a hire from a file, e.g. examples/designer.json')
    .option('--as-of <date>', 'move all dates, as if asked for on this business date')
    .option('--json', 'print the hire')
    .action(hire);
}

async function hire(file: string, options: { asOf?: string; json?: boolean }): Promise<void> {
  const { HireRequest } = await import('../../domain/hire/contract.js');
  const { moveTo } = await import('../demo/shift-dates.js');
  const run = readRunFile(readStackConfig(process.env).data);
  const body = readJson(file);
  const parsed = HireRequest.safeParse(body);
  // The API judges what is sent; here we only need dates to move.
  const request = options.asOf && parsed.success ? moveTo(parsed.data, options.asOf) : body;
  const made = await callApi<{ id: string; links: { console?: string } }>(run, 'POST', '/v1/hires', {
    body: request,
    idempotencyKey: randomUUID(),
  });
  print(made, options, ({ id }) => `Hire ${id} is under way: ${run.api}/console/hires/${id}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Invalid(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
