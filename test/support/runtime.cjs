const { createRequire, isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

/** Libraries that keep in themselves what our modules declare to them, and our modules are new with each file. */
const keepsWhatIsDeclared = ['scimmy'];

/**
 * Loads libraries once per process and not once per test file, by Node itself: 200 files need the same five. Our own modules are
 * new in each file, so no test sees what another left in them. There is no `jest.mock` of a library here, and there should be none.
 */
module.exports = class SharesLibraries extends Runtime {
  requireModuleOrMock(from, name) {
    if (!isLibrary(name) || from.includes('/node_modules/')) return super.requireModuleOrMock(from, name);
    try {
      return createRequire(from)(name);
    } catch (error) {
      // Node 20 can’t `require` these, so jest compiles them (`esmOnly` in its configuration).
      if (error.code !== 'ERR_REQUIRE_ESM') throw error;
      return super.requireModuleOrMock(from, name);
    }
  }
};
// Where jest looks for it.
module.exports.default = module.exports;

function isLibrary(name) {
  return !/^[./]/.test(name) && !isBuiltin(name) && !name.startsWith('@jest/') && !keepsWhatIsDeclared.includes(name);
}
