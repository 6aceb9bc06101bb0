#!/usr/bin/env node
'use strict';

// One contender in a process of its own, so that nothing is warm before its first run.
require('../../../libs/workspace/register').register();
const { contend } = require('../src/compose/contend.ts');

contend(process.argv.slice(2), process.stdout);
