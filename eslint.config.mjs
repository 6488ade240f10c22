import tseslint from 'typescript-eslint';

/** Typed rules for all TypeScript; plain ones for the few scripts that run before anything is installed. */
export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.data*/', 'client/schema.ts', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only adapters/config.ts knows the environment; take values.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Express 5 and event emitters take care of a handler's promise, or the handler does.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An async function may fit an interface without awaiting anything.
      '@typescript-eslint/require-await': 'off',
      // Fields of parsed forms and answers are `unknown` and printed as text where a schema has seen them.
      '@typescript-eslint/no-base-to-string': 'off',
      // Our objects are closures: their methods may be taken apart from them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Wiring hands the environment to readConfig; the stack starts processes with what the machine has; tests set it.
    files: ['adapters/config.ts', 'cli/**', 'worker/main.ts', 'api/server.ts', 'sandbox/main.ts', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // What a reply holds is what the test is about: its type is checked by the assertion.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
