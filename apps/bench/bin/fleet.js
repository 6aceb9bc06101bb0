#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { fleetCommand } = require('../src/fleet/fleet-command.ts');

process.exitCode = fleetCommand(process.argv.slice(2), process);
