import type { BoardView } from './board-contract';

/** A season in a list of the console. */
export interface SeasonSummary extends Pick<
  BoardView,
  'id' | 'name' | 'state' | 'sentence' | 'peakOn' | 'endsOn' | 'active' | 'forecast' | 'money' | 'createdAt' | 'links'
> {
  /** Of all its classes. */
  seats: number;
  /** Questions to the staff that are open, and of them the reader’s. */
  decisions: number;
  yours: number;
  /** People with something past its date. */
  stuck: number;
}
