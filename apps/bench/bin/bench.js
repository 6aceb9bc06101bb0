#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();

const words = process.argv.slice(2);
const isComposing = words.includes('--compose');
const { main } = isComposing ? require('../src/compose/main.ts') : require('../src/pipeline/main.ts');

main(
  words.filter((word) => word !== '--compose'),
  process,
).then((code) => {
  process.exitCode = code;
});
