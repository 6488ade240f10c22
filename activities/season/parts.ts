import { commands } from './commands';
import type { SeasonPart } from './part';
import { planGate } from './plan-gate';
import { stages } from './stages';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [commands, planGate, stages];
