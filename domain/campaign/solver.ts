import { type Model, solve } from 'yalps';

/** A linear programme with some whole-numbered variables: least cost such that every sum keeps to its bound. */
export interface Programme {
  variables: readonly {
    name: string;
    cost: number;
    whole?: boolean;
    /** How much one unit adds to each sum. */
    adds: readonly (readonly [sum: string, amount: number])[];
  }[];
  sums: readonly { name: string; atLeast?: number; atMost?: number }[];
}

export interface Solution {
  /** Whether nothing cheaper exists; false when the search was cut short, null values when nothing fits. */
  proven: boolean;
  valueOf(variable: string): number;
}

// Branches, not seconds: the same programme has the same answer on every machine. Seasons need a few dozen.
const mostBranches = 4000;

/** Solves a programme, or null when nothing keeps to all bounds. The only place that knows the solver. */
export function solveProgramme({ variables, sums }: Programme): Solution | null {
  const model: Model = {
    direction: 'minimize',
    objective: 'cost',
    constraints: new Map(
      sums.map(({ name, atLeast, atMost }) => [
        name,
        { ...(atLeast !== undefined && { min: atLeast }), ...(atMost !== undefined && { max: atMost }) },
      ]),
    ),
    variables: new Map(variables.map(({ name, cost, adds }) => [name, new Map([['cost', cost], ...adds])])),
    integers: variables.filter(({ whole }) => whole).map(({ name }) => name),
  };
  const {
    status,
    result,
    variables: found,
  } = solve(model, { tolerance: 0, maxIterations: mostBranches, timeout: Infinity });
  if ((status !== 'optimal' && status !== 'timedout') || Number.isNaN(result)) return null;
  const values = new Map(found);
  return { proven: status === 'optimal', valueOf: (variable) => values.get(variable) ?? 0 };
}
