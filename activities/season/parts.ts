import { blocks } from './blocks';
import type { SeasonPart } from './part';
import { shifts } from './shifts';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [blocks, shifts];
