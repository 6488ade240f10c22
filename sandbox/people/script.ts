import { z } from 'zod';
import type { Situation } from './persona';

const option = z.string().min(1).max(100);

/** What somebody does about an ask, when it is not the straight thing. The first rule that fits counts. */
export const Rule = z.strictObject({
  /** Name or kind of the ask, or its question; with `*` at the end only how it begins: `work-*`, `Accept “Mood*`. */
  ask: z.string().min(1).max(200),
  /** `talent`, `staff`, or how the person's mail address begins: `approver`. (Default: anyone) */
  who: z.string().min(1).max(100).optional(),
  /** The how-manieth ask of this name in the story: 2 is the second offer, or the second round. (Default: all) */
  round: z.int().min(1).optional(),
  /** Business hours after the mail before they answer; so they may be late. (Default: they answer when they read it) */
  afterHours: z.number().min(0).max(10_000).optional(),
  /**
   * `form`: fields that are filled in like this; the others as they fit. `reason` has a default where one is needed.
   * An ask that does not have the option is not meant. (Default: the first option)
   */
  answer: z
    .union([
      z.literal('silence'),
      z.strictObject({
        option: option.optional(),
        form: z.record(z.string(), z.unknown()).optional(),
        reason: z.string().min(1).max(2000).optional(),
      }),
    ])
    .default({}),
});
export type Rule = z.infer<typeof Rule>;

/** The rule of a script that an ask falls under, or null: then it is answered as if there were no script. */
export function ruleFor(script: readonly Rule[], situation: Situation): Rule | null {
  return script.find((rule) => fits(rule, situation)) ?? null;
}

function fits(rule: Rule, { ask, address, round }: Situation): boolean {
  if (![ask.name, ask.kind, ask.question].some((text) => matches(rule.ask, text))) return false;
  if (rule.who !== undefined && !isWho(rule.who, ask.to['talent'] !== undefined, address)) return false;
  if (rule.round !== undefined && rule.round !== round) return false;
  const wanted = rule.answer === 'silence' ? undefined : rule.answer.option;
  return wanted === undefined || ask.options.some(({ value }) => value === wanted);
}

function matches(pattern: string, text: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

function isWho(who: string, talent: boolean, address: string): boolean {
  if (who === 'talent' || who === 'staff') return talent === (who === 'talent');
  return address.startsWith(who);
}
