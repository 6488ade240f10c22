import { blocks } from './blocks';
import type { SeasonPart } from './part';
import { pay } from './pay';
import { shifts } from './shifts';
import { weeks } from './weeks';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [blocks, shifts, weeks, pay];
