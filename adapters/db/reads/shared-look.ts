/** A look at something that all who want it at the same time share. Two never run at once. */
export interface SharedLook<T> {
  /** What a look found that began after `after` (wall milliseconds): one that was made, is under way, or is made next. */
  since(after: number): Promise<T>;
  /** When the newest look that ended began (wall milliseconds); 0 before the first. */
  newest(): number;
}

/** Makes looks of `read`. A failed look fails for those who shared it; whoever comes next has a new one. */
export function sharedLook<T>(read: () => Promise<T>): SharedLook<T> {
  let made: { beganAt: number; found: T } | undefined;
  let running: { beganAt: number; found: Promise<T> } | undefined;
  let next: Promise<T> | undefined;

  function begin(): Promise<T> {
    next = undefined;
    const beganAt = Date.now();
    const found = read()
      .then((what) => {
        made = { beganAt, found: what };
        return what;
      })
      .finally(() => (running = undefined));
    running = { beganAt, found };
    return found;
  }

  return {
    since: (after) => {
      if (made && made.beganAt > after) return Promise.resolve(made.found);
      if (!running) return begin();
      if (running.beganAt > after) return running.found;
      return (next ??= running.found.catch(() => undefined).then(begin));
    },
    newest: () => made?.beganAt ?? 0,
  };
}
