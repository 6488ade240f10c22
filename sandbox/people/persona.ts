import { between } from '../support/random';
import { offersRight, type AskSheet } from './ask-sheet';
import type { Play } from './plays';
import { ruleFor } from './script';
import { human } from './temperament';

/** What a person makes of an ask: an answer, not before a business instant, or silence. */
export type Decision =
  | {
      do: 'answer';
      option: string;
      reason?: string;
      /** Fields that the person fills in like this; the others as they fit. */
      form?: Readonly<Record<string, unknown>>;
      notBefore?: string | undefined;
    }
  | { do: 'ignore' };

/** An ask before somebody's eyes. */
export interface Situation {
  ask: AskSheet;
  /** The person's mail address. */
  address: string;
  play: Play;
  /** The how-manieth ask of its name in the story. */
  round: number;
  /** When the mail came, business instant. */
  mailedAt: string;
}

/** How somebody behaves: the same situation gives the same decision. */
export type Persona = (situation: Situation) => Decision;

/** Does what the play's script says about the ask, otherwise what its behaviour is. */
export const byPlay: Persona = (situation) => {
  const { ask, play, mailedAt } = situation;
  const rule = ruleFor(play.script, situation);
  if (!rule) return play.behaviour === 'human' ? human(situation) : straight(situation);
  if (rule.answer === 'silence') return { do: 'ignore' };
  const { option = ask.options[0]!.value, form, reason } = rule.answer;
  const needsReason = ask.options.find(({ value }) => value === option)?.needsReason ?? false;
  return {
    do: 'answer',
    option,
    ...(form && { form }),
    ...(reason !== undefined ? { reason } : needsReason && { reason: 'That is how it is.' }),
    ...(rule.afterHours !== undefined && {
      notBefore: new Date(Date.parse(mailedAt) + rule.afterHours * 3_600_000).toISOString(),
    }),
  };
};

/** Says yes to everything: takes the first option. What only offers a right is left alone. */
export const straight: Persona = ({ ask }) => {
  if (offersRight(ask)) return { do: 'ignore' };
  const { value, needsReason } = ask.options[0]!;
  return { do: 'answer', option: value, ...(needsReason && { reason: 'It is what we agreed on.' }) };
};

/** Business hours between a mail and the moment its reader turns to it: half an hour to six hours, seeded. */
export function reactionHours(seed: number, mailAbout: string, address: string): number {
  return between(0.5, 6, seed, 'reaction', mailAbout, address);
}
