#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { main } = require('../src/compose/main.ts');

main(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
