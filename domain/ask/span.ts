import { addBusinessDays } from '../calendar';
import { plus } from '../clock';
import type { AskSpan } from './contract';

/** The instant that a date of an ask stands for when it opens at `openedAt`. Instants stay, spans are counted from there. */
export function resolveSpan(date: string | AskSpan, openedAt: string): string {
  if (typeof date === 'string') return date;
  if ('hours' in date) return plus(openedAt, { hours: date.hours });
  return addBusinessDays(openedAt, date.businessDays, date);
}
