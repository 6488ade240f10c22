import { z } from 'zod';

import { BoardView } from './board-contract';

const { id, name, state, sentence, peakOn, endsOn, active, forecast, money, createdAt, links } = BoardView.shape;

/** A season in a list. */
export const SeasonSummary = z.strictObject({
  id,
  name,
  state,
  sentence,
  peakOn,
  endsOn,
  seats: z.int().describe('Of all its classes.'),
  active,
  forecast,
  money,
  decisions: z.int().describe('Questions to the staff that are open.'),
  yours: z.int().describe('Of them, yours.'),
  stuck: z.int().describe('People with something past its date.'),
  createdAt,
  links,
});
export type SeasonSummary = z.infer<typeof SeasonSummary>;
