import type { Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { callApi } from '../api';
import { print, table } from '../print';
import { readRunFile } from '../stack/run-file';

interface Explanation {
  sentence: string;
  next: { what: string; when: string | null } | null;
  ifNobodyActs: string | null;
}

/** `muster explain | timeline | effects <id>`: one engagement or hire, told three ways. */
export function storyCommands(program: Command): void {
  program
    .command('explain <id>')
    .description('where an engagement or hire stands, whose turn it is, and what comes next')
    .option('--json', 'print the explanation')
    .action(explain);
  program
    .command('timeline <id>')
    .description('what happened, in order')
    .option('--json', 'print an array')
    .action(timeline);
  program
    .command('effects <id>')
    .description('what was done, undone and left in outside systems')
    .option('--json', 'print an array')
    .action(effects);
}

async function explain(id: string, options: { json?: boolean }): Promise<void> {
  const explanation = await read<Explanation>(`${storyOf(id)}/explain`);
  print(explanation, options, ({ sentence, next, ifNobodyActs }) =>
    [sentence, ifNobodyActs, next && `Next: ${next.what}${next.when ? ` (${next.when})` : ''}`]
      .filter(Boolean)
      .join('\n'),
  );
}

async function timeline(id: string, options: { json?: boolean }): Promise<void> {
  const { items } = await read<{ items: { at: string; title: string; detail: string | null }[] }>(
    `${storyOf(id)}/timeline`,
  );
  print(items, options, (all) =>
    table(
      all.map(({ at, title, detail }) => [at.slice(0, 16).replace('T', ' '), detail ? `${title} – ${detail}` : title]),
    ),
  );
}

async function effects(id: string, options: { json?: boolean }): Promise<void> {
  const { items } = await read<{
    items: {
      key: string;
      state: string;
      providerRef: string | null;
      lastError: string | null;
      undoneBy: string | null;
      leftReason: string | null;
    }[];
  }>(`${storyOf(id)}/effects`);
  print(items, options, (all) =>
    all.length === 0
      ? 'Nothing was done outside.'
      : table(
          all.map(({ key, state, providerRef, lastError, undoneBy, leftReason }) => [
            key,
            state,
            providerRef ?? '',
            undoneBy ? `undone by ${undoneBy}` : leftReason ? `left: ${leftReason}` : (lastError ?? ''),
          ]),
        ),
  );
}

function read<T>(path: string): Promise<T> {
  return callApi<T>(readRunFile(readStackConfig(process.env).data), 'GET', path);
}

const storyOf = (id: string) => (id.startsWith('hire_') ? `/v1/hires/${id}` : `/v1/engagements/${id}`);
