#!/usr/bin/env node
'use strict';

const { fileStates, readableStack, register } = require('../../../libs/workspace/register');

// Takes about as long as everything else, and can be done while the engine is loaded.
if (process.argv[2] === 'render') fileStates.beginEarly(process.cwd());

register();
const { main } = require('@strata/cli');

// A reader such as `head` may close the pipe early.
process.stdout.on('error', () => process.exit());

const terminal = {
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  readableStack,
};
main(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
