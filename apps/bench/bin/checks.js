#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { benchChecks } = require('../src/bench-checks.ts');

process.stdout.write(benchChecks(process.cwd(), Number(process.argv[2] ?? 15)));
