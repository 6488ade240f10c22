import { between } from '../support/random';
import type { AskSheet } from './ask-sheet';
import type { Play } from './plays';

/** What a person makes of an ask: an answer, a delay in business hours, or silence. */
type Decision = { do: 'answer'; option: string; reason?: string } | { do: 'wait'; hours: number } | { do: 'ignore' };

/** How somebody behaves. `address` is the person's mail address; the same situation gives the same decision. */
export type Persona = (situation: { ask: AskSheet; address: string; play: Play }) => Decision;

/** Says yes to everything: takes the first option. */
export const straight: Persona = ({ ask }) => {
  const { value, needsReason } = ask.options[0]!;
  return { do: 'answer', option: value, ...(needsReason && { reason: 'It is what we agreed on.' }) };
};

/** Business hours between a mail and the moment its reader turns to it: half an hour to six hours, seeded. */
export function reactionHours(seed: number, mailAbout: string, address: string): number {
  return between(0.5, 6, seed, 'reaction', mailAbout, address);
}
