import type { OnboardPolicy } from '../policy/contract';

/** An item that nobody did in time. */
export interface LateItem {
  item: string;
  title: string;
  waivable: boolean;
}

/** What may be decided about late items. */
export interface LateChoice {
  mayExtend: boolean;
  /** Everything that cannot be waived must be able to get more time, or a waiver would settle nothing. */
  mayWaive: boolean;
}

/** What is still possible after so many extensions; null: nothing, the policy's rounds are used up. */
export function lateChoice(
  late: readonly LateItem[],
  extensions: number,
  policy: Pick<OnboardPolicy, 'lateRounds'>,
): LateChoice | null {
  const mayExtend = extensions < policy.lateRounds;
  const waivable = late.filter((item) => item.waivable).length;
  const mayWaive = waivable > 0 && (mayExtend || waivable === late.length);
  return mayExtend || mayWaive ? { mayExtend, mayWaive } : null;
}
