#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { main } = require('../src/main.ts');

// A reader such as `head` may close the pipe early.
process.stdout.on('error', () => process.exit());

const terminal = {
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
};
main(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
