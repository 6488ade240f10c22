const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Node's environment, except that a test file leaves no AsyncLocalStorage behind. Every file has modules of its own, and so its
 * own storages (Temporal's contexts, pino, express …); one that was used once is looked at for every promise of the process
 * from then on. Five workflow files before it doubled the time of a test full of promises.
 */
module.exports = class LeavesNoStorage extends TestEnvironment {
  async teardown() {
    await super.teardown();
    for (const storage of enabled) storage.disable();
    enabled.clear();
  }
};

const enabled = new Set();
const { _enable: enable } = AsyncLocalStorage.prototype;
// Node 24 keeps contexts another way, and has nothing to leave behind.
if (enable)
  AsyncLocalStorage.prototype._enable = function remembered() {
    enabled.add(this);
    return enable.call(this);
  };
