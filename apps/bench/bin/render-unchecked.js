#!/usr/bin/env node
'use strict';

require('../../../libs/workspace/register').register();
const { renderUnchecked } = require('../src/pipeline/render-unchecked.ts');

process.stdout.write(renderUnchecked(process.cwd(), process.argv.slice(2)));
