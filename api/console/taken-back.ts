import type { EffectView } from '../../domain/effect/contract';
import { describeEffect, type Titles } from '../../domain/effect/describe';
import type { EngagementView } from '../../domain/engagement/contract';
import type { Formats } from '../pages/format';
import { systemWord, titleCase } from '../pages/words';

/** One line of “What was taken back”. */
interface TakenBackLine {
  what: string;
  system: string;
  sign: string;
  word: string;
  tone: 'good' | 'soft' | 'warn';
  /** The read-back, the reference, or why it was left. */
  proof: string;
  key: string | null;
}

/** What was undone of all that was done outside: when, by which effect, with which proof; what was left, and why. Null: nothing. */
export function takenBackData(
  engagement: EngagementView,
  titles: Titles,
  f: Formats,
): { sentence: string; lines: TakenBackLine[] } | null {
  const { effects, leases, state } = engagement;
  const byKey = new Map(effects.map((effect) => [effect.key, effect]));
  const lines = effects
    .filter((effect) => effect.compensates === null)
    .flatMap((effect) => {
      const line = lineOf(effect, byKey, titles, f);
      return line ? [line] : [];
    })
    .reverse();
  const dropped = leases.filter((lease) => lease.state === 'dropped').map((lease) => systemWord(lease.system));
  if (lines.length === 0 && dropped.length === 0 && state !== 'aborted') return null;
  const undone = lines.filter(({ sign }) => sign === '↩').length;
  return {
    sentence: [
      lines.length === 0
        ? 'Nothing had been done in an outside system.'
        : `${undone} of ${lines.length} taken back, the newest first.`,
      dropped.length > 0 ? `Never granted, and dropped: ${[...new Set(dropped)].join(', ')}.` : '',
      state === 'aborted' ? 'The money and the seat are free again.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    lines,
  };
}

function lineOf(
  effect: EffectView,
  byKey: ReadonlyMap<string, EffectView>,
  titles: Titles,
  f: Formats,
): TakenBackLine | null {
  const base = { what: titleCase(describeEffect(effect.key, titles)), system: systemWord(effect.system) };
  if (effect.leftReason !== null)
    return { ...base, sign: '–', word: 'left as it is', tone: 'soft', proof: effect.leftReason, key: null };
  const by = effect.undoneBy === null ? undefined : byKey.get(effect.undoneBy);
  if (!by) return null;
  return {
    ...base,
    sign: '↩',
    word: `undone ${f.dayTime(by.changedAt)}`,
    tone: 'good',
    proof: by.readBack ? `read back: ${held(by.readBack)}` : `confirmed by ${systemWord(by.system)}`,
    key: by.key,
  };
}

function held({ active, roles }: NonNullable<EffectView['readBack']>): string {
  return active && roles.length > 0 ? `it holds ${roles.join(', ')}, for other work` : 'it holds nothing';
}
