import type { Explanation } from './contract';
import { capital, type DateWords } from './words';

/** An explanation before its links are added; `ask` is the one that the reader can answer. */
export type Story = Omit<Explanation, 'links'> & { ask: string | null };

/** Puts the parts of a story together into its sentence: headline, what happened, what if nobody acts, what comes next. */
export function story(parts: Omit<Story, 'sentence'> & { told: string }, dates: DateWords): Story {
  const { told, ...rest } = parts;
  const { what, when } = rest.next;
  const next = what ? `Next: ${what}${when ? ` ${dates.on(when)}` : ''}.` : '';
  const sentence = [rest.headline, capital(told), rest.ifNobodyActs, next].filter(Boolean).join(' ');
  return { ...rest, sentence };
}

/** A story in which nobody has to act: a machine works, or a date is waited for. */
export function quietStory(
  parts: Pick<Story, 'headline' | 'waitingFor' | 'whoseTurn' | 'since' | 'next'> &
    Partial<Pick<Story, 'dueAt' | 'why' | 'stuck' | 'ifNobodyActs'>> & { told: string },
  dates: DateWords,
): Story {
  return story(
    { yourTurn: false, stuck: false, why: null, dueAt: null, ifNobodyActs: null, ask: null, ...parts },
    dates,
  );
}
