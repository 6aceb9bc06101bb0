'use strict';

/**
 * Text files that addons may import; each is a module whose default export is its text. The types stand in
 * `libs/addon/src/text-files.d.ts`. Plain JavaScript for the same reason as `register.js`; Jest transforms by it too.
 */
const TEXT_EXTENSIONS = [
  '.alloy',
  '.cfg',
  '.conf',
  '.html',
  '.ini',
  '.lua',
  '.md',
  '.rego',
  '.sh',
  '.sql',
  '.tmpl',
  '.toml',
  '.txt',
  '.xml',
];

/** The code of the module that a text file stands for. */
const toModule = (text) =>
  `Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = ${JSON.stringify(text)};`;

module.exports = { TEXT_EXTENSIONS, toModule, process: (text) => ({ code: toModule(text) }) };
