import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', 'server/test/**', 'server/simulation/**', 'e2e/**'];

/** What a rule must be handed as an argument instead of reaching for it: see "Layers" in ARCHITECTURE.md. */
const IMPURE_PROPERTIES = [
  { object: 'Date', property: 'now', message: 'A rule is told the time: take `now` as an argument.' },
  { object: 'Temporal', property: 'Now', message: 'A rule is told the time: take `now` as an argument.' },
  { object: 'performance', property: 'now', message: 'A rule is told the time: take `now` as an argument.' },
  { object: 'Math', property: 'random', message: 'A rule is handed its randomness as an argument.' },
  { object: 'crypto', property: 'randomUUID', message: 'A rule is handed its randomness as an argument.' },
];
const IMPURE_GLOBALS = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map(
  (name) => ({
    name,
    message: 'A rule is a pure function: no input or output, no environment, no timers.',
  }),
);
const TIME_WITHOUT_ARGUMENT = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'A rule is told the time: take `now` as an argument.',
};

const UNFINISHED_TEST = {
  selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fixme)$/]',
  message: 'Every test runs: a skipped or lone one hides the rest.',
};
const SLEEP_IN_PAGE = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'Wait for what the person would see, not for time to pass.',
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'coverage/**',
      '**/data/**',
      'test-results/**',
      'playwright-report/**',
      '**/graphql-env.d.ts',
      '**/graphql-cache.d.ts',
    ],
  },
  // A rule that is wrong for us is changed here, with a reason, never silenced in place.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: {
      complexity: ['error', 15],
      'max-lines': ['error', 220],
    },
  },
  {
    files: ['**/public/**/*.js', '**/src/**/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An async function without await is how a throw becomes a rejection behind an interface that returns a promise.
      '@typescript-eslint/require-await': 'off',
      // Decorator metadata needs the class itself: `import type` of a class used in a decorated signature breaks it.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/promise-function-async': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', UNFINISHED_TEST],
      complexity: ['error', 15],
      'max-depth': ['error', 4],
      'max-lines': ['error', 220],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.rules.ts'],
    rules: {
      'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-syntax': ['error', TIME_WITHOUT_ARGUMENT, UNFINISHED_TEST],
    },
  },
  {
    // A migration is one long table of facts, written once and never changed.
    files: ['server/src/db/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['client/**/*.{ts,tsx}', 'widget/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // The rules that hold for React and Preact alike; the others are for a compiler that is not used here.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Objects here are made of closures; nothing depends on `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A page's own console is where its maker looks when the widget stays away.
      'no-console': ['error', { allow: ['warn'] }],
    },
  },
  {
    // What is shown or left out is a branch each.
    files: ['**/*.tsx'],
    rules: { complexity: ['error', 20] },
  },
  {
    files: TESTS,
    rules: {
      // Answers of the interface under test are read as plain JSON.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', 400],
      // A scenario is told from beginning to end, and an exhaustive test is nested loops.
      'max-lines-per-function': 'off',
      'max-depth': 'off',
      complexity: 'off',
      'no-restricted-syntax': ['error', UNFINISHED_TEST, SLEEP_IN_PAGE],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'setTimeout', message: 'Wait for a named event or condition.' }],
    },
  },
  {
    // Build settings stand outside the projects' sources.
    files: ['**/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
