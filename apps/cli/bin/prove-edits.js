#!/usr/bin/env node
'use strict';

/**
 * Renders after random edits, and compares with renders from nothing: `prove-edits.js [--resident] <sequences> [<seed>]`.
 * With `--resident` one process renders again and again, as a watch does.
 */
const { spawnSync } = require('node:child_process');
const { register } = require('../../../libs/workspace/register');

/** Node never forgets a module: each process loads the code of so many workspaces. */
const MOST = 500;

const words = process.argv.slice(2);
const isResident = words.includes('--resident');
const [sequences = MOST, seed = Date.now() % 2 ** 31] = words
  .filter((word) => word !== '--resident')
  .map(Number);

if (sequences <= MOST) {
  register();
  const { proveEditSequences } = require('../src/edit-sequences/prove-edits.cases.ts');
  process.stdout.write(`${JSON.stringify(proveEditSequences(sequences, seed, isResident))}\n`);
} else {
  const total = { sequences: 0, edits: 0, sound: 0, refused: 0, seed };
  while (total.sequences < sequences) {
    const next = Math.min(MOST, sequences - total.sequences);
    const how = isResident ? ['--resident'] : [];
    const args = [process.argv[1], ...how, next, seed + total.sequences].map(String);
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) {
      process.stderr.write(stderr);
      process.exitCode = 1;
      break;
    }
    const report = JSON.parse(stdout);
    for (const name of ['sequences', 'edits', 'sound', 'refused']) total[name] += report[name];
  }
  process.stdout.write(`${JSON.stringify(total)}\n`);
}
