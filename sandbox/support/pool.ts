/** Runs so many things at once, the rest in the order of their coming. */
export interface Pool {
  add(work: () => Promise<void>): void;
  /** Resolves when nothing is under way; what has not begun is dropped. */
  stop(): Promise<void>;
}

/** `work` must not throw. */
export function createPool(atOnce: number): Pool {
  const waiting: (() => Promise<void>)[] = [];
  const underWay = new Set<Promise<void>>();

  function next(): void {
    while (underWay.size < atOnce && waiting.length > 0) {
      const deed = waiting.shift()!().finally(() => {
        underWay.delete(deed);
        next();
      });
      underWay.add(deed);
    }
  }

  return {
    add: (work) => {
      waiting.push(work);
      next();
    },
    stop: async () => {
      waiting.splice(0);
      await Promise.all(underWay);
    },
  };
}
