#!/usr/bin/env node
'use strict';

/** Renders after random edits, and compares with renders from nothing: `prove-edits.js <sequences> [<seed>]`. */
require('../../../libs/workspace/register').register();
const { proveEditSequences } = require('../src/edit-sequences/prove-edits.cases.ts');

const [sequences, seed] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(proveEditSequences(sequences, seed))}\n`);
