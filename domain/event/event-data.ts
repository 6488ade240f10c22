import { showMoney } from '../money';

/** A text out of an event’s data; empty and other values count as none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number out of an event’s data. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** An amount in minor units out of an event’s data, for people; in the event’s currency, else the story’s. */
export function amountIn(
  minor: unknown,
  event: { data: Readonly<Record<string, unknown>> },
  story: { currency: string },
): string | null {
  const amountMinor = numberOf(minor);
  if (amountMinor === null) return null;
  return showMoney({ amountMinor, currency: textOf(event.data.currency) ?? story.currency });
}

/** `controlsHowWorkIsDone` or `ask.reminded` → `Controls how work is done`, `Ask reminded`. */
export function sentenceCase(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
