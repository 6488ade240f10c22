import { classes, floor } from './classes';
import { close } from './close';
import { nesting } from './nesting';
import { offers } from './offers';
import type { SeasonPart } from './part';
import { release } from './release';
import { seats } from './seats';
import { sourcing } from './sourcing';

/** What a turn of a season does, in this order. Each part is a file of its own. */
export const seasonParts: readonly SeasonPart[] = [sourcing, seats, classes, floor, nesting, offers, release, close];
