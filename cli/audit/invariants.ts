import type { Evidence, Invariant, Violation } from './invariant';
import { accessIsTheUnionOfLeases, closedIsProven, gatesHold } from './invariants/access';
import { noEarlyAdverseNotice } from './invariants/adverse';
import { answersAppliedOnce } from './invariants/answers';
import { budgetHolds, paidOnce } from './invariants/money';
import { noPersonalDataOutside } from './invariants/privacy';
import { oneEventPerTransition } from './invariants/record';
import { acknowledgedStartsRun } from './invariants/runs';
import { seatsHold } from './invariants/seats';
import { nothingStuck } from './invariants/stuck';

/** I1–I12: each must hold at every quiet moment. */
export const invariants: readonly Invariant[] = [
  acknowledgedStartsRun,
  paidOnce,
  accessIsTheUnionOfLeases,
  closedIsProven,
  oneEventPerTransition,
  budgetHolds,
  seatsHold,
  gatesHold,
  noPersonalDataOutside,
  nothingStuck,
  answersAppliedOnce,
  noEarlyAdverseNotice,
];

/**
 * Runs all of them. An empty list is what everyone wants. While people work, one look may fall between two steps of a thing;
 * so what is told is looked at once more after `pauseMs`, and counts when it is told again. (Default: 2,000; 0: one look)
 */
export async function checkInvariants(
  evidence: Evidence,
  pauseMs = 2_000,
  which: readonly Invariant[] = invariants,
): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { id, check } of which) {
    const told = await check(evidence);
    for (const detail of await again(evidence, check, told, pauseMs)) found.push({ invariant: id, detail });
  }
  return found;
}

async function again(
  evidence: Evidence,
  check: Invariant['check'],
  told: string[],
  pauseMs: number,
): Promise<string[]> {
  if (told.length === 0 || pauseMs === 0) return told;
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  evidence.refresh();
  const still = new Set((await check(evidence)).map(withoutCounts));
  return told.filter((detail) => still.has(withoutCounts(detail)));
}

/** What does not hold may go on growing between two looks. */
function withoutCounts(detail: string): string {
  return detail.replaceAll(/\b\d+\b/g, '#');
}

/** How much each of them looked at, by its id. */
export async function coverage({ db }: Pick<Evidence, 'db'>): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { id, over } of invariants) {
    const { rows } = await db.raw<{ rows: { n: number }[] }>(over.sql);
    counted[id] = Number(rows[0]?.n ?? 0);
  }
  return counted;
}
