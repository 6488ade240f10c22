/** What the speed of the business clock is decided on. */
export interface ClockLoad {
  /** Speed that people set. */
  target: number;
  /** Speed now. */
  scale: number;
  /** Wall seconds that the oldest due wake has waited. */
  lateSeconds: number;
  /** Wall seconds since the speed was last changed. */
  heldSeconds: number;
}

/** Wakes may wait this long, wall seconds. */
const lateAt = 1;
const calmBelow = 0.5;
/** A change needs time to show: lateness falls only after the backlog is worked off. */
const holdBeforeSlowing = 2;
const holdBeforeRecovering = 5;

/**
 * The next speed of a scaled clock, or null to leave it: half while wakes are late, down to real time; twice, up to what
 * people set, once all is calm. A clock at real time or standing still is never touched.
 */
export function nextScale({ target, scale, lateSeconds, heldSeconds }: ClockLoad): number | null {
  if (target <= 1 || scale === 0) return null;
  if (lateSeconds > lateAt && scale > 1 && heldSeconds >= holdBeforeSlowing) return Math.max(1, scale / 2);
  if (lateSeconds < calmBelow && scale < target && heldSeconds >= holdBeforeRecovering)
    return Math.min(target, scale * 2);
  return null;
}
