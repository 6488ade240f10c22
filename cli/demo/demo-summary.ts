import type { DemoReport, HireReport } from './demo-run';

/** History events that one hire may cost, over every run of it (performance goal 1). */
const eventBudget = 220;

/** What is wrong with a demo, one sentence each; empty when every hire closed, within budget, with nothing violated. */
export function problemsOf(report: DemoReport): string[] {
  const problems: string[] = [];
  for (const hire of report.hires) {
    const name = `hire of seed ${hire.seed}`;
    if (hire.state !== 'closed') problems.push(`${name} is ${hire.state}: ${hire.sentence}`);
    if (hire.historyEvents.total > eventBudget)
      problems.push(`${name} cost ${hire.historyEvents.total} history events of ${eventBudget}`);
    if (hire.state === 'closed' && hire.knowledge.length === 0) problems.push(`${name} kept no knowledge`);
    const { paid, notToExceed } = amountsOf(hire);
    if (paid > notToExceed) problems.push(`${name} was paid ${paid} of ${notToExceed}`);
  }
  for (const { invariant, detail } of report.invariants.list) problems.push(`${invariant}: ${detail}`);
  return problems;
}

/** The report for people. */
export function summary(report: DemoReport, problems: readonly string[]): string {
  const lines = report.hires.flatMap((hire) => [
    `Hire of seed ${hire.seed}: ${hire.state}`,
    `  ${hire.sentence}`,
    `  Money: ${amountsOf(hire).paid.toFixed(2)} paid of ${amountsOf(hire).notToExceed.toFixed(2)}`,
    ...hire.timeline.map((entry) => `  ${lineOf(entry)}`),
    `  ${hire.asks.length} asks, ${hire.effects.length} effects, ${hire.knowledge.length} pieces of knowledge`,
    `  ${hire.historyEvents.total} history events: ${hire.historyEvents.runs.map((run) => `${run.workflowId.split('/')[0]} ${run.events}`).join(', ')}`,
    '',
  ]);
  return [
    ...lines,
    `${report.wallSeconds} s, ${report.killed.length} processes killed, ${report.invariants.violations} invariants violated`,
    ...problems.map((problem) => `Not well: ${problem}`),
  ].join('\n');
}

function amountsOf(hire: HireReport): { paid: number; notToExceed: number } {
  const money = (hire.money ?? {}) as { paid?: { amount?: string }; notToExceed?: { amount?: string } };
  return { paid: Number(money.paid?.amount ?? 0), notToExceed: Number(money.notToExceed?.amount ?? 0) };
}

function lineOf(entry: unknown): string {
  const { at, title, detail } = entry as { at?: string; title?: string; detail?: string | null };
  return `${(at ?? '').slice(0, 16).replace('T', ' ')}  ${title ?? ''}${detail ? ` – ${detail}` : ''}`;
}
