'use strict';

/**
 * Runs one command line in many directories, one after another in this process, and prints how each ended. The engine
 * is loaded once; what it loads from a directory is that directory's own. Standard input says in JSON what to run.
 */
const { readFileSync } = require('node:fs');

const { register, program, directories, argv } = JSON.parse(readFileSync(0, 'utf8'));

require(register).register();
const { main } = require(program);

async function runAll() {
  const results = [];
  for (const directory of directories) {
    const texts = { stdout: '', stderr: '' };
    const stream = (name) => ({
      write: (text) => {
        texts[name] += text;
      },
    });
    const code = await main(argv, { directory, stdout: stream('stdout'), stderr: stream('stderr') });
    results.push({ code, ...texts });
  }
  process.stdout.write(JSON.stringify(results));
}

runAll();
