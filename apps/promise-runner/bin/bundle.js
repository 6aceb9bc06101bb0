#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { join } = require('node:path');
const { bundlePromises, listPromises, REPOSITORY } = require('../src/bundle.ts');

bundlePromises(listPromises(), join(REPOSITORY, 'dist/promise-runner')).then(
  (bundles) => {
    for (const { promise, bytes } of bundles) {
      process.stdout.write(`dist/promise-runner/${promise}.js  ${Math.ceil(bytes / 1000)} kB\n`);
    }
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
