const { AsyncLocalStorage } = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Test files run in the realm of their process, as the product does, and not in one of jest's for each. So libraries can be shared
 * (`runtime.cjs`), an error of Node's is an `Error`, and code that computes runs at full speed: what it looks up among the
 * globals of a foreign realm costs it a multiple. Globals outlive a file: whoever changes one puts it back.
 */
module.exports = class OneRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.context = ownRealm;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern.dispose();
    this.fakeTimersModern = new this.fakeTimersModern.constructor({ config: config.projectConfig, global: globalThis });
    // The old fake timers of jest would take the realm’s real ones.
    this.fakeTimers = null;
  }

  async teardown() {
    await super.teardown();
    this.global = null;
    leaveNoStorage();
    leaveNothingOfJest();
  }
};

/** Stands for the realm of the process, which `vm` has no name for. */
const ownRealm = {};
const { compileFunction } = vm;
vm.compileFunction = (source, names, options) =>
  compileFunction(
    source,
    names,
    options?.parsingContext === ownRealm ? { ...options, parsingContext: undefined } : options,
  );

/**
 * An AsyncLocalStorage that was used once is looked at for every promise of the process from then on. Each file has those of our
 * own modules anew, and Temporal, pino and express have theirs: twenty files in, tests full of promises took five times as long.
 */
const storages = new Set();
const { _enable: enable } = AsyncLocalStorage.prototype;
// Node 24 keeps contexts another way, and has nothing to leave behind.
if (enable)
  AsyncLocalStorage.prototype._enable = function remembered() {
    storages.add(this);
    return enable.call(this);
  };

function leaveNoStorage() {
  for (const storage of storages) storage.disable();
  storages.clear();
}

const { exit, getBuiltinModule } = process;
const ofJest =
  /^(EVENT_HANDLERS|JEST_STATE_SYMBOL|RETRY_|TEST_TIMEOUT_SYMBOL|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY)/;

/** What jest would throw away with the realm: else its handlers of the files before would hear of every test, too. */
function leaveNothingOfJest() {
  for (const key of Object.getOwnPropertySymbols(globalThis)) if (ofJest.test(key.description)) delete globalThis[key];
  Object.assign(process, { exit, ...(getBuiltinModule && { getBuiltinModule }) });
}
