import type { Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { Invalid } from '../../domain/errors';
import { callApi } from '../api';
import { print, table } from '../print';
import { readRunFile } from '../stack/run-file';

interface Ask {
  id: string;
  question: string;
  state: string;
  dueAt: string;
  to: { talent?: string; user?: string; role?: string };
}

/** `muster asks` lists open questions; `muster answer <ask> <option>` answers one. */
export function asksCommand(program: Command): void {
  program
    .command('asks')
    .description('open questions to people, the most urgent first')
    .option('--thread <id>', 'of one hire')
    .option('--state <state>', 'open, answered, lapsed or withdrawn', 'open')
    .option('--json', 'print an array')
    .action(asks);
  program
    .command('answer <ask> <option>')
    .description('answer a question, as the administrator')
    .option('--form <json>', 'fields of its form')
    .option('--reason <text>', 'why')
    .option('--json', 'print the ask')
    .action(answer);
}

async function asks(options: { thread?: string; state: string; json?: boolean }): Promise<void> {
  const run = readRunFile(readStackConfig(process.env).data);
  const query = new URLSearchParams({
    state: options.state,
    limit: '100',
    ...(options.thread ? { thread: options.thread } : {}),
  });
  const { items } = await callApi<{ items: Ask[] }>(run, 'GET', `/v1/asks?${query.toString()}`);
  print(items, options, (all) =>
    all.length === 0
      ? 'Nobody is asked anything.'
      : table([
          ['ask', 'to', 'due', 'question'],
          ...all.map((ask) => [ask.id, ownerOf(ask), ask.dueAt.slice(0, 16), ask.question]),
        ]),
  );
}

async function answer(
  id: string,
  option: string,
  options: { form?: string; reason?: string; json?: boolean },
): Promise<void> {
  const run = readRunFile(readStackConfig(process.env).data);
  const body = {
    option,
    ...(options.form ? { form: parse(options.form) } : {}),
    ...(options.reason ? { reason: options.reason } : {}),
  };
  const ask = await callApi<Ask>(run, 'POST', `/v1/asks/${id}/answer`, { body });
  print(ask, options, () => `Answered “${ask.question}” with ${option}.`);
}

const ownerOf = ({ to }: Ask) => to.role ?? to.user ?? to.talent ?? '';

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Invalid(`--form is no JSON: ${(error as Error).message}`);
  }
}
