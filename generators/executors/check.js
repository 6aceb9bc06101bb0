'use strict';

/** The executor as Nx loads it, by the engine's own loader. */
require('../../libs/workspace/register').register();
module.exports = require('../src/executors/check.ts');
