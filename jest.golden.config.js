'use strict';

/** Writes golden trees anew instead of only comparing; for people who then read the change in git. */
module.exports = { ...require('./jest.config'), globals: { renewGoldens: true } };
