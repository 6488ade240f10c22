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

/** Runs all of them. An empty list is what everyone wants. */
export async function checkInvariants(evidence: Evidence): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const invariant of invariants) {
    for (const detail of await invariant.check(evidence)) found.push({ invariant: invariant.id, detail });
  }
  return found;
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
