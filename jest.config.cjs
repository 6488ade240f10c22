// ESM-only packages that jest on Node 20 cannot `require`: compiled like our own files.
const esmOnly = ['jose'];

/** Layers in order: pure rules first, real browsers last. `scripts/test.mjs` runs them all. */
module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.long\\.test\\.ts$'],
  testSequencer: '<rootDir>/test/support/layers.cjs',
  globalSetup: '<rootDir>/test/support/setup.ts',
  globalTeardown: '<rootDir>/test/support/teardown.ts',
  resolver: '<rootDir>/test/support/resolver.cjs',
  runtime: '<rootDir>/test/support/runtime.cjs',
  // A machine of two slow cores that does other things too still gets through; what hangs is told in a minute.
  testTimeout: 60_000,
  // For two cores: whole stacks wait for their clock most of the time.
  maxWorkers: 3,
  transform: {
    '\\.m?[tj]s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.data/', '<rootDir>/dist/'],
};
