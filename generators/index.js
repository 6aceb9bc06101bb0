'use strict';

/**
 * The plugin as Nx loads it on every command. Nx compiles a plugin in TypeScript each time; the engine's own loader keeps
 * what it compiled.
 */
require('../libs/workspace/register').register();
module.exports = require('./src/index.ts');
