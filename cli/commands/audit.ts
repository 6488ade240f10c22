import type { Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { print } from '../print';

/** `muster audit verify | invariants`: proves the event chain, and that I1–I12 hold against the outside systems. */
export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('prove the record: the event chain, and the invariants');
  audit
    .command('verify')
    .description('recompute the hash chain of all events')
    .option('--json', 'print the verdict')
    .action(verifyChain);
  audit
    .command('invariants')
    .description('check I1–I12 of the running stack against the outside systems')
    .option('--json', 'print {violations, list, checked}')
    .action(checkAll);
}

async function verifyChain(options: { json?: boolean }): Promise<void> {
  const { openDatabase } = await import('../../adapters/db/connection.js');
  const { verify } = await import('../../adapters/db/seal.js');
  const { databaseUrlOf } = await import('../stack/run-file.js');
  const database = openDatabase(databaseUrlOf(readStackConfig(process.env)), { poolMax: 1, name: 'muster audit' });
  try {
    const verdict = await verify(database.knex);
    if (!verdict.ok) process.exitCode = 1;
    print(verdict, options, (v) =>
      v.ok
        ? `The chain holds: ${v.seals} seals over ${v.sealed} events; ${v.unsealed} events wait for the next seal.`
        : `The chain is broken at ${v.broken.what} ${v.broken.name}: ${v.broken.why}`,
    );
  } finally {
    await database.close();
  }
}

async function checkAll(options: { json?: boolean }): Promise<void> {
  const { checkInvariants, coverage, invariants } = await import('../audit/invariants.js');
  const { openEvidence } = await import('../audit/evidence.js');
  const { sceneOf } = await import('../audit/scene.js');
  const evidence = await openEvidence(sceneOf(readStackConfig(process.env).data));
  try {
    const list = await checkInvariants(evidence);
    const checked = await coverage(evidence);
    if (list.length > 0) process.exitCode = 1;
    print({ violations: list.length, list, checked }, options, (found) =>
      invariants
        .map(({ id, holds, over }) => {
          const broken = found.list.filter((violation) => violation.invariant === id);
          return [
            `${broken.length === 0 ? 'ok    ' : 'BROKEN'} ${id.padEnd(3)} ${holds} (${found.checked[id]} ${over.what})`,
            ...broken.map(({ detail }) => `         ${detail}`),
          ].join('\n');
        })
        .join('\n'),
    );
  } finally {
    await evidence.close();
  }
}
