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

/** Cheap and pure first, browsers last: the first failure tells the most. */
module.exports = class Layers {
  sort(tests) {
    const rank = ({ path }) => {
      const room = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(path)?.[1];
      if (room === undefined) return -1;
      return layers.includes(room) ? layers.indexOf(room) : layers.length;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
