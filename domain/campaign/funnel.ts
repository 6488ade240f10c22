import type { CampaignRequest } from './contract';
import { largestRemainder } from './largest-remainder';
import { roundUp } from './rounding';

type Yields = CampaignRequest['yields'];

/** Offers so that enough people accept, are cleared and show up. Totals round up once. */
export function offersFor(seats: number, { accept, clear, show }: Yields): number {
  return roundUp(seats / (accept * clear * show));
}

/** People screened so that there are enough offers. */
export function screensFor(seats: number, yields: Yields): number {
  return roundUp(offersFor(seats, yields) / yields.screenPass);
}

/** Most people who may be booked on a class: more than its seats, since not all show up. */
export function bookingsFor(seats: number, show: number): number {
  return Math.floor(seats / show + 1e-9);
}

/** Offers and screens of each class: the season’s totals, shared by seats. */
export function shareFunnel(seats: readonly number[], yields: Yields): { offers: number; screens: number }[] {
  const total = seats.reduce((sum, one) => sum + one, 0);
  const offers = largestRemainder(offersFor(total, yields), seats);
  const screens = largestRemainder(screensFor(total, yields), seats);
  return seats.map((_, index) => ({ offers: offers[index] ?? 0, screens: screens[index] ?? 0 }));
}
