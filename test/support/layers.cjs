const layers = [
  'domain',
  'workflows',
  'activities',
  'replay',
  'db',
  'adapters',
  'sandbox',
  'worker',
  'api',
  'client',
  'cli',
  'journey',
  'browser',
];

/** Whole stacks that mostly wait for their clock: each beside tests that compute, never beside one another. */
const waiting = /[\\/]test[\\/](faults[\\/]campaign|stack[\\/](paths|season))\.test\.ts$/;

/** Cheap and pure first, browsers last: the first failure tells the most. Those that wait are spread among them. */
module.exports = class Layers {
  sort(tests) {
    const rank = ({ path }) => {
      const room = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(path)?.[1];
      if (room === undefined) return -1;
      return layers.includes(room) ? layers.indexOf(room) : layers.length;
    };
    const sorted = [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
    const slow = sorted.filter(({ path }) => waiting.test(path));
    const rest = sorted.filter(({ path }) => !waiting.test(path));
    const share = Math.ceil(rest.length / Math.max(1, slow.length));
    return slow.length === 0 ? rest : slow.flatMap((test, at) => [test, ...rest.slice(at * share, (at + 1) * share)]);
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
