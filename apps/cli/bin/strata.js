#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
process.exitCode = require('../src/main.ts').main(process.argv.slice(2), {
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
});
