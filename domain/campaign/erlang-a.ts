/** How a queue does when callers hang up after a while. */
export interface ImpatientMeasure {
  /** Share of callers who hang up, 0–1. */
  abandonment: number;
  /** Mean wait of all callers, those who hang up included. */
  meanWaitSeconds: number;
  /** Share of the agents' time that calls fill, 0–1. */
  occupancy: number;
}

/**
 * Erlang A (M/M/n+M): `n` agents, exponential patience with mean `patienceSeconds`. Stable for every load, so it is what is
 * shown where Erlang C has no answer. From the steady state of the number of callers, in relative weights.
 */
export function measureImpatient(
  load: number,
  n: number,
  ahtSeconds: number,
  patienceSeconds: number,
): ImpatientMeasure {
  if (load <= 0) return { abandonment: 0, meanWaitSeconds: 0, occupancy: 0 };
  // Rates per handling time: arrivals `load`, each busy agent 1, each waiting caller `hangUp`.
  const hangUp = ahtSeconds / patienceSeconds;
  let weight = 1;
  let all = 1;
  let busy = 0;
  for (let callers = 1; callers <= n; callers += 1) {
    weight *= load / callers;
    // Weights are only relative: bring them down before they leave the range of numbers.
    if (weight > 1e200) [weight, all, busy] = [1, all / weight, busy / weight];
    all += weight;
    busy += weight * callers;
  }
  let waiting = 0;
  for (let queue = 1; ; queue += 1) {
    weight *= load / (n + queue * hangUp);
    all += weight;
    busy += weight * n;
    waiting += weight * queue;
    if (weight * queue < 1e-15 * all && load < n + queue * hangUp) break;
  }
  const meanQueue = waiting / all;
  return {
    abandonment: (meanQueue * hangUp) / load,
    meanWaitSeconds: (meanQueue / load) * ahtSeconds,
    occupancy: n > 0 ? busy / all / n : 1,
  };
}
