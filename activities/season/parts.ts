import { blocks } from './blocks';
import { classes, floor } from './classes';
import { close } from './close';
import { followPlan } from './follow-plan';
import { nesting } from './nesting';
import { offers } from './offers';
import type { SeasonPart } from './part';
import { seats } from './seats';
import { shifts } from './shifts';
import { sourcing } from './sourcing';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [
  followPlan,
  sourcing,
  seats,
  classes,
  floor,
  nesting,
  offers,
  blocks,
  shifts,
  close,
];
