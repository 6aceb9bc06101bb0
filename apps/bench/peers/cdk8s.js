#!/usr/bin/env node
'use strict';

// cdk8s: one App for each addon, one Chart for each file, so that it writes the same tree.
//   node cdk8s.js <data> <output> [addon]
const path = require('node:path');
const { ApiObject, App, Chart, YamlOutputType } = require('cdk8s');
const mergeWith = require('lodash/mergeWith');
const { objectsOf, readFleet, wanted } = require('./objects');

const [data, output, addon] = process.argv.slice(2);
const replaceLists = (_below, above) => (Array.isArray(above) ? above : undefined);
const merge = (...layers) => mergeWith({}, ...layers, replaceLists);

const fleet = readFleet(data);
for (const name of wanted(fleet, addon)) {
  const charts = new Map();
  for (const [file, object] of objectsOf(fleet, name, merge)) {
    const directory = path.join(output, name, path.dirname(file));
    const app =
      charts.get(directory) ??
      new App({
        outdir: directory,
        outputFileExtension: '.yaml',
        yamlOutputType: YamlOutputType.FILE_PER_CHART,
      });
    charts.set(directory, app);
    // The name of a chart is that of its file.
    const chart = new Chart(app, path.basename(file).replaceAll('.', '-'), {
      disableResourceNameHashes: true,
    });
    new ApiObject(chart, 'object', object);
  }
  charts.forEach((app) => app.synth());
}
