import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import ts from 'typescript-eslint';

/** What each kind of project may import; CONTRIBUTING.md explains the rooms. */
const MAY_IMPORT = {
  'type:compose': [],
  'type:model': [],
  'type:kit': ['type:compose', 'type:model', 'type:kit'],
  'type:addon': ['type:compose', 'type:model', 'type:kit'],
  'type:promise': ['type:compose', 'type:model', 'type:kit'],
  'type:platform': ['type:compose', 'type:model', 'type:kit'],
  'type:checks': ['type:compose', 'type:model', 'type:kit'],
  'type:report': ['type:model'],
  'type:render': ['type:compose', 'type:model', 'type:kit', 'type:checks'],
  'type:explain': ['type:compose', 'type:model', 'type:kit', 'type:render'],
  'type:testing': ['type:compose', 'type:model', 'type:kit', 'type:render'],
  'type:workspace': [
    'type:compose',
    'type:model',
    'type:kit',
    'type:checks',
    'type:report',
    'type:render',
    'type:explain',
    'type:platform',
  ],
  'type:app': ['type:model', 'type:report', 'type:explain', 'type:workspace'],
  'type:plugin': ['type:model', 'type:kit', 'type:report', 'type:workspace', 'type:testing'],
  'type:runner': ['type:model', 'type:kit', 'type:promise'],
  'type:bench': ['type:compose', 'type:kit', 'type:checks', 'type:workspace'],
  // Machines are data; their TypeScript layers declare as addons do.
  'type:machines': ['type:compose', 'type:model', 'type:kit'],
  'type:root': ['*'],
};

const boundaries = (alsoAllowed = []) => [
  'error',
  {
    allow: [],
    depConstraints: Object.entries(MAY_IMPORT).map(([sourceTag, tags]) => ({
      sourceTag,
      onlyDependOnLibsWithTags: [...tags, ...alsoAllowed],
    })),
  },
];

const PURE = [
  'libs/{addon,argocd,checks,compose,explain,go-template,kratix,kubernetes,matchbox,model,network,platform,render,report,schema,talos,terraform}/**/*.ts',
  'libs/addons/**/*.ts',
  'libs/promises/**/*.ts',
  'environments/**/*.ts',
  'talos/**/*.ts',
];
const TESTS = [
  '**/*.spec.ts',
  '**/*.cases.ts',
  '**/*.long.ts',
  'apps/cli/src/run-proof.ts',
  'libs/testing/**/*.ts',
  'libs/compose/src/jsonnet/*.ts',
];

export default ts.config(
  { ignores: ['**/node_modules', '.nx', 'dist', 'rendered', '**/golden', '**/__golden__'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      // Heavy packages are loaded where they are needed, which only require can do without a promise.
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*'],
              message: 'Pure code: libs/workspace holds the disk.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'Pure code reads no environment.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pure code reads no clock.' },
        { object: 'Math', property: 'random', message: 'Pure code is deterministic.' },
      ],
    },
  },
  {
    files: ['libs/addons/**/*.ts', 'libs/promises/**/*.ts', 'environments/**/*.ts', 'talos/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'yaml'],
              message: 'Addons and promises declare; the engine reads and writes.',
            },
          ],
        },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries([
        'type:testing',
        'type:addon',
        'type:promise',
        'type:workspace',
        'type:report',
        'type:render',
        'type:checks',
        'type:kit',
        'type:model',
        'type:compose',
      ]),
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
      },
    },
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
);
