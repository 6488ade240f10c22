const Sequencer = require('@jest/test-sequencer').default;

const layers = [
  'domain',
  'workflows',
  'activities',
  'replay',
  'adapters',
  'worker',
  'sandbox',
  'api',
  'client',
  'cli',
  'portal',
  'console',
  'journey',
];

/** Cheap and pure first, browsers last: the first failure tells the most. */
module.exports = class Layers extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const room = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(path)?.[1];
      return room === undefined ? -1 : layers.indexOf(room) < 0 ? layers.length : layers.indexOf(room);
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }
};
