'use strict';

/**
 * Runs one command line in each of the directories that standard input lists in JSON, one after another in this
 * process, and prints how each ended. The engine is loaded once; what it loads from a directory is that directory's own.
 */
const { readFileSync } = require('node:fs');

require('../../workspace/register').register();
const { main } = require('../../../apps/cli/src/main.ts');

const { directories, argv } = JSON.parse(readFileSync(0, 'utf8'));

const results = directories.map((directory) => {
  const texts = { stdout: '', stderr: '' };
  const stream = (name) => ({
    write: (text) => {
      texts[name] += text;
    },
  });
  const code = main(argv, { directory, stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...texts };
});

process.stdout.write(JSON.stringify(results));
