import { inShort, NothingFound } from '../stack/attempts';

/** One thing that `muster doctor` looked at. */
export interface Finding {
  what: string;
  ok: boolean;
  detail: string;
  /** What to do when it is not well. */
  fix?: string;
}

/** Runs a look; what it throws is the detail of a bad finding. */
export async function find(what: string, fix: string, look: () => Promise<string> | string): Promise<Finding> {
  try {
    return { what, ok: true, detail: await look() };
  } catch (error) {
    if (error instanceof NothingFound) {
      const tried = error.attempts.map(({ where, result }) => `${where}: ${result}`).join('; ');
      return { what, ok: false, detail: `not found (${tried})`, fix: error.fix };
    }
    return { what, ok: false, detail: inShort(error), fix };
  }
}
