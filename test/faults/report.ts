import { invariants } from '../../cli/audit/invariants';
import type { Violation } from '../../cli/audit/invariant';

/** What a campaign was, and what came of it. */
export interface CampaignReport {
  seed: number;
  /** How often each kind of fault was done to the stack. */
  faults: Record<string, number>;
  /** Of those: commits that lost their reply, and what the outside systems did wrong by their own journal. */
  injected: Record<string, number>;
  commands: Record<string, number>;
  lifecycles: number;
  endings: { hires: Record<string, number>; engagements: Record<string, number> };
  violations: Violation[];
  /** What did not come to an end, told for people. */
  stuck: string[];
  /** How much each invariant looked at. */
  checked: Record<string, number>;
  recovery: { kills: number; p50Seconds: number; p95Seconds: number; longestSeconds: number };
  wallSeconds: number;
  /** Processes that outlived the stack. */
  orphans: number[];
}

/** The report for people. */
export function table(report: CampaignReport): string {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([what, count]) => `  ${String(count).padStart(5)}  ${what}`);
  const { recovery, endings } = report;
  return [
    `Campaign of seed ${report.seed}: ${sum(report.faults)} faults on ${report.lifecycles} lifecycles in ${report.wallSeconds} s`,
    '',
    'Faults',
    ...list(report.faults),
    'Of them, in the end',
    ...list(report.injected),
    'Commands to running engagements',
    ...list(report.commands),
    'Hires ended as',
    ...list(endings.hires),
    'Engagements ended as',
    ...list(endings.engagements),
    `Recovery of ${recovery.kills} kills: p50 ${recovery.p50Seconds} s, p95 ${recovery.p95Seconds} s, longest ${recovery.longestSeconds} s`,
    '',
    ...invariants.map(({ id, over }) => {
      const broken = report.violations.filter((violation) => violation.invariant === id);
      return `${broken.length === 0 ? 'ok    ' : 'BROKEN'} ${id.padEnd(3)} ${report.checked[id] ?? 0} ${over.what}${broken.map(({ detail }) => `\n         ${detail}`).join('')}`;
    }),
    ...report.stuck.map((what) => `stuck: ${what}`),
    `${report.violations.length} violations, ${report.stuck.length} stuck, ${report.orphans.length} processes left`,
  ].join('\n');
}

/** A percentile by the nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
