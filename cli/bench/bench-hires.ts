import { demoFolder, runDemo } from '../demo/demo-run';
import { withClient } from '../stack/postgres';
import type { RunFile } from '../stack/run-file';
import { usageOf, type ProcessUsage } from './process-usage';

export interface BenchOptions {
  count: number;
  speed: number;
  data: string;
  env: NodeJS.ProcessEnv;
  told(line: string): void;
}

/** What so many hires side by side cost. Wall time is mostly the business clock; ratios are in CPU, events and transactions. */
export interface BenchFigures {
  count: number;
  closed: number;
  wallSeconds: number;
  eventsPerHire: { least: number; most: number };
  /** Committed transactions that wrote, by our processes and Temporal's bookkeeping left out. */
  writeTransactionsPerHire: number;
  processes: ProcessUsage[];
}

/** Runs a demo of so many hires and measures its processes just before it stops. */
export async function benchHires(options: BenchOptions): Promise<BenchFigures> {
  let processes: BenchFigures['processes'] = [];
  let writes = 0;
  const report = await runDemo({
    hireFile: 'examples/designer.json',
    speed: options.speed,
    seeds: Array.from({ length: options.count }, (_, index) => index + 1),
    kills: 0,
    data: demoFolder(options.data),
    keep: false,
    env: options.env,
    signal: new AbortController().signal,
    told: options.told,
    beforeStop: async (run) => {
      processes = usageOf(run.pids);
      writes = await writeTransactions(run);
    },
  });
  const events = report.hires.map((hire) => hire.historyEvents.total);
  return {
    count: options.count,
    closed: report.hires.filter((hire) => hire.state === 'closed').length,
    wallSeconds: report.wallSeconds,
    eventsPerHire: { least: Math.min(...events), most: Math.max(...events) },
    writeTransactionsPerHire: Math.round(writes / options.count),
    processes,
  };
}

/** Every transaction with an event or an outbox row has an id of its own; that is what a hire writes. */
async function writeTransactions(run: RunFile): Promise<number> {
  const { rows } = await withClient(run.databaseUrl, (client) =>
    client.query<{ n: string }>(
      `select count(distinct xid) as n from event where subject like 'hire\\_%' or subject like 'eng\\_%'`,
    ),
  );
  return Number(rows[0]?.n ?? 0);
}
