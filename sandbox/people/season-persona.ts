import { offersRight } from './ask-sheet';
import type { Decision, Persona } from './persona';
import { byPlay } from './persona';
import { accepts, declines } from './season-fate';

// What a check finds is taken seriously here: whoever is not clear does not start, as the plan of a season reckons.
const ofTheHouse: Readonly<Record<string, string>> = {
  'adverse-assessment': 'pre-adverse',
  'adverse-decision': 'final',
};

/** How somebody of a season behaves: takes the offer or not, as its yields say, and does everything else that they are asked. */
export const seasonal: Persona = (situation): Decision => {
  const { ask, play } = situation;
  const { season } = play;
  const talent = ask.to['talent'];
  const scripted = byPlay({ ...situation, play: { ...play, behaviour: 'straight' } });
  if (!season || offersRight(ask)) return scripted;
  if (talent === undefined) return choose(ofTheHouse[ask.kind]);
  if (ask.kind !== 'offer' || accepts(season, talent)) return scripted;
  return declines(season, talent)
    ? choose(ask.options.find(({ value }) => value.startsWith('decline'))?.value)
    : silence;

  function choose(option: string | undefined): Decision {
    const chosen = ask.options.find(({ value }) => value === option);
    if (!chosen) return scripted;
    const reason = chosen.needsReason ? { reason: 'That is what the facts say.' } : {};
    return { do: 'answer', option: chosen.value, ...reason };
  }
};

const silence: Decision = { do: 'ignore' };
