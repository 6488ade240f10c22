/** What one run that waits takes of the heap, MB: the measured figure and the reasons are in decision 030. */
const mbOfRun = 0.5;
/** What the thread that carries runs needs besides, MB. */
const mbBesides = 500;

/**
 * How many runs a worker keeps in memory between their turns, by the limit of its heap in MB. A run that is not among them is read
 * again from its first event when it wakes. `NODE_OPTIONS=--max-old-space-size` sets the limit.
 */
export function runsAtHand(heapLimitMb: number): number {
  return Math.max(fewest, Math.floor((heapLimitMb - mbBesides) / mbOfRun));
}

/** Above the turns that are under way at once, of which the SDK has 40 at most. */
const fewest = 100;
