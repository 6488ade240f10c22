import { blocks } from './blocks';
import { budget } from './budget';
import { classes, floor } from './classes';
import { close } from './close';
import { commands } from './commands';
import { confirmations } from './confirmations';
import { hours } from './hours';
import { nesting } from './nesting';
import { offers } from './offers';
import type { SeasonPart } from './part';
import { pay } from './pay';
import { planGate } from './plan-gate';
import { release } from './release';
import { replan } from './replan';
import { results } from './results';
import { seats } from './seats';
import { shifts } from './shifts';
import { sourcing } from './sourcing';
import { stages } from './stages';
import { weeks } from './weeks';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [
  commands,
  planGate,
  stages,
  budget,
  replan,
  sourcing,
  seats,
  classes,
  results,
  floor,
  nesting,
  offers,
  blocks,
  shifts,
  confirmations,
  weeks,
  hours,
  pay,
  release,
  close,
];
