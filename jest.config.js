'use strict';

const { TEXT_EXTENSIONS } = require('./libs/workspace/text-files');

const { paths } = require('./tsconfig.base.json').compilerOptions;

/** Import aliases from the one place that the type checker and the editor read too. */
const moduleNameMapper = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [
    `^${alias.replace('*', '([^/]+)')}$`,
    `<rootDir>/${target.replace('./', '').replace('*', '$1')}`,
  ]),
);

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/generators', '<rootDir>/libs'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/\\.nx/'],
  moduleNameMapper,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
    [`\\.(?:${TEXT_EXTENSIONS.map((extension) => extension.slice(1)).join('|')})$`]:
      '<rootDir>/libs/workspace/text-files.js',
    // Modules of the newer kind, which Node itself can require and Jest cannot.
    '/node_modules/@marcbachmann/cel-js/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/)'],
  // Many tests start processes; on a busy machine these wait for one another.
  testTimeout: 60_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/jest.reporter.js'],
};
