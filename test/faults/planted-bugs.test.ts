import { sealNext } from '../../adapters/db/seal';
import type { Violation } from '../../cli/audit/invariant';
import { checkInvariants, invariants } from '../../cli/audit/invariants';
import { openPlantBench, type PlantBench } from './planted/bench';
import { bugs } from './planted/bugs';
import { damages } from './planted/damages';

let bench: PlantBench;
let violations: Violation[];
const names = new Map<string, string[]>();

beforeAll(async () => {
  bench = await openPlantBench(bugs, [{}, { answers: { offer: 'decline' } }]);
  violations = await checkInvariants(bench.evidence(), 0);
  for (const id of [...bench.sound, ...bugs.map((bug) => bench.hireOf(bug))]) names.set(id, await bench.namesOf(id));
}, 150_000);

afterAll(() => bench?.journey.close());

function violationsOf(hireId: string): Violation[] {
  return violations.filter(({ detail }) => names.get(hireId)!.some((name) => detail.includes(name)));
}

test.each(bugs.map((bug) => [bug.invariant, bug.name, bug] as const))('%s tells of %s', (invariant, _, bug) => {
  const told = violationsOf(bench.hireOf(bug)).filter((violation) => violation.invariant === invariant);
  expect(told.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(bug.tells));
});

test('of hires without a bug nothing is told', () => {
  expect(bench.sound.flatMap(violationsOf)).toEqual([]);
});

test('all that is told is about a hire that has a bug', () => {
  const known = bugs.flatMap((bug) => violationsOf(bench.hireOf(bug)));
  expect(violations.filter((violation) => !known.includes(violation))).toEqual([]);
});

test.each(damages.map((damage) => [damage.invariant, damage.name, damage] as const))(
  '%s tells of %s',
  async (id, _, { sql, tells }) => {
    const invariant = invariants.find((one) => one.id === id)!;
    const { database } = bench.journey;
    while ((await database.transaction((tx) => sealNext(tx))) > 0);
    expect((await invariant.check(bench.evidence())).filter((detail) => tells.test(detail))).toEqual([]);
    const told = await database.transaction(async (tx) => {
      await tx.raw(sql);
      const found = await invariant.check(bench.evidence(tx));
      await tx.raw('rollback');
      return found;
    });
    expect(told).toContainEqual(expect.stringMatching(tells));
  },
);

test('each invariant has at least one bug that it was proven with', () => {
  const proven = new Set([...bugs, ...damages].map(({ invariant }) => invariant));
  expect(invariants.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
});
