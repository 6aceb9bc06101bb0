#!/usr/bin/env node
'use strict';

// By hand: lodash, a YAML library and writeFileSync.
//   node naive.js js-yaml|yaml <data> <output> [addon]
const fs = require('node:fs');
const path = require('node:path');
const mergeWith = require('lodash/mergeWith');
const { objectsOf, readFleet, wanted } = require('./objects');

const [library, data, output, addon] = process.argv.slice(2);
const stringify =
  library === 'yaml'
    ? // What YAML 1.1 readers take for something else is quoted: Argo CD and kubectl are such readers.
      (object) =>
        require('yaml').stringify(object, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
    : (object) => require('js-yaml').dump(object, { noRefs: true });
const replaceLists = (_below, above) => (Array.isArray(above) ? above : undefined);
const merge = (...layers) => mergeWith({}, ...layers, replaceLists);

const fleet = readFleet(data);
for (const name of wanted(fleet, addon)) {
  for (const [file, object] of objectsOf(fleet, name, merge)) {
    const target = path.join(output, name, `${file}.yaml`);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, stringify(object));
  }
}
