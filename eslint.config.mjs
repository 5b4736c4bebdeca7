// Lint for mistakes; taste belongs to the formatter.
import reactHooks from 'eslint-plugin-react-hooks'
import regexp from 'eslint-plugin-regexp'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** In every file of ours, and once more where a rule of the same name says more. */
const NAMED_ONLY = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }

export default defineConfig(
  // The kernels are AssemblyScript, which has types of its own.
  globalIgnores(['kernels', 'out', 'dist', 'node_modules', 'fixtures', 'examples', 'test-results', 'bench-results', '.stryker-tmp']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.mts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.core.json', './tsconfig.node.json', './tsconfig.web.json', './tsconfig.scripts.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', NAMED_ONLY],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Names and files are input: a pattern that takes time as the square of their length hangs the program.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: false }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    // What a test before it left open is a test's own matter.
    ignores: ['src/!(renderer)/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        NAMED_ONLY,
        {
          selector: ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind=/let|var/]',
          message: 'State lives in a store, or in the closure of a machine that can be made twice.',
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // It is about a compiler that we do not use.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: ['**/*.config.ts', '**/*.config.mts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
)
