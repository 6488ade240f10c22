/** What is asked of a queue. */
export interface ServiceTarget {
  /** Share of calls answered within the threshold, 0–1. */
  level: number;
  thresholdSeconds: number;
  /** Most of an agent's time that calls may fill, 0–1. */
  maxOccupancy: number;
}

/** How a queue does with a number of agents. Erlang C: nobody hangs up. */
export interface QueueMeasure {
  /** Chance that a call waits, 0–1. */
  waitProbability: number;
  /** Share answered within the threshold, 0–1. */
  serviceLevel: number;
  /** Average speed of answer; null when the queue only grows. */
  asaSeconds: number | null;
  /** Share of the agents' time that calls fill; above 1 when they cannot keep up. */
  occupancy: number;
}

/** More agents at once than any centre has: a slip of a digit, not a demand. In Erlangs. */
export const mostLoad = 20_000;

/** Offered load in Erlangs: agents' time that the calls of an interval ask for, per time. */
export function offeredLoad(calls: number, ahtSeconds: number, intervalMinutes: number): number {
  return (calls * ahtSeconds) / (intervalMinutes * 60);
}

/** The least number of agents that meets the service level and the occupancy cap. 0 without load. */
export function leastAgents(load: number, ahtSeconds: number, target: ServiceTarget): number {
  if (load <= 0) return 0;
  let n = Math.max(Math.floor(load) + 1, Math.ceil(load / target.maxOccupancy - 1e-9));
  let blocking = erlangB(load, n);
  while (1 - waitsLonger(load, n, blocking, ahtSeconds, target.thresholdSeconds) < target.level) {
    n += 1;
    blocking = nextBlocking(load, n, blocking);
  }
  return n;
}

/** How `n` agents do under a load. With n ≤ load the queue grows for ever: level 0, ASA null (then see `measureImpatient`). */
export function measureQueue(load: number, n: number, ahtSeconds: number, thresholdSeconds: number): QueueMeasure {
  if (load <= 0) return { waitProbability: 0, serviceLevel: 1, asaSeconds: 0, occupancy: 0 };
  const occupancy = n > 0 ? load / n : Infinity;
  if (n <= load) return { waitProbability: 1, serviceLevel: 0, asaSeconds: null, occupancy };
  const blocking = erlangB(load, n);
  const waits = waitsLonger(load, n, blocking, ahtSeconds, 0);
  return {
    waitProbability: waits,
    serviceLevel: 1 - waitsLonger(load, n, blocking, ahtSeconds, thresholdSeconds),
    asaSeconds: (waits * ahtSeconds) / (n - load),
    occupancy,
  };
}

/** Agents to schedule so that `agents` are on duty: shrinkage is the share of paid time away from calls. Not rounded. */
export function scheduledFor(agents: number, shrinkage: number): number {
  return agents / (1 - shrinkage);
}

/** Chance that a call waits longer than `seconds`; from Erlang B by C = n·B/(n − A(1 − B)). */
function waitsLonger(load: number, n: number, blocking: number, ahtSeconds: number, seconds: number): number {
  const waits = (n * blocking) / (n - load * (1 - blocking));
  return waits * Math.exp((-(n - load) * seconds) / ahtSeconds);
}

/** B(0) = 1, B(n) = A·B(n−1)/(n + A·B(n−1)), unrolled from n downwards: the sum is over long before it reaches 0. */
function erlangB(load: number, n: number): number {
  let term = 1;
  let inverse = 1;
  for (let agents = n; agents > 0; agents -= 1) {
    term *= agents / load;
    inverse += term;
    if (agents < load && term < 1e-17 * inverse) break;
  }
  return 1 / inverse;
}

function nextBlocking(load: number, n: number, before: number): number {
  return (load * before) / (n + load * before);
}
