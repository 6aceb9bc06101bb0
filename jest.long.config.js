'use strict';

/** What takes too long for every run of the tests; CI runs it as well. */
module.exports = { ...require('./jest.config'), testMatch: ['**/*.long.ts'] };
