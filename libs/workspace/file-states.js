'use strict';

/**
 * Looks at the states of thousands of files, without a look into them; in a thread of its own where there are many, since
 * that takes as long as everything else. Plain JavaScript, so that the thread starts without the engine.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { isMainThread, workerData } = require('node:worker_threads');

/** Milliseconds by which a time of the file system may lag behind the clock. */
const CLOCK_LAG_MS = 50;

/** As many characters as nobody finds two contents for: 132 bits. */
const DIGEST_LENGTH = 22;

/**
 * Names the state of a file: while it is the same, so is the content. Undefined for a file that changed just now, which
 * could change again without a trace.
 *
 * @param {{ size: number, ctimeMs: number, ino: number }} stats
 * @param {number} now milliseconds since 1970, before the stats were read
 */
const stateOf = ({ size, ctimeMs, ino }, now) =>
  ctimeMs < now - CLOCK_LAG_MS ? `${size} ${ctimeMs} ${ino}` : undefined;

/** Files of some directories, in a fixed order. */
class Collector {
  constructor(root, keptByTool) {
    this.root = root;
    this.keptByTool = keptByTool;
    this.hash = createHash('sha256');
    this.paths = [];
    this.links = [];
    this.isCertain = true;
  }

  get result() {
    const { isCertain, paths, links } = this;
    return {
      state: isCertain ? this.hash.digest('base64').slice(0, DIGEST_LENGTH) : undefined,
      paths,
      links,
    };
  }

  /** @param {readonly string[]} skipped names in the directory that are left out */
  addAll(path, skipped) {
    const stats = fs.lstatSync(`${this.root}/${path}`, { throwIfNoEntry: false });
    if (stats?.isDirectory()) this.walk(path, skipped);
    else if (stats !== undefined) this.add(path);
  }

  walk(directory, skipped) {
    for (const entry of entriesOf(`${this.root}/${directory}`)) {
      if (entry.name.startsWith(this.keptByTool) || skipped.includes(entry.name)) continue;
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) this.walk(path, []);
      else this.add(path);
    }
  }

  add(path) {
    const now = Date.now();
    const stats = fs.lstatSync(`${this.root}/${path}`, { throwIfNoEntry: false });
    const isFile = stats?.isFile() === true;
    const state = isFile ? stateOf(stats, now) : undefined;
    this.paths.push(path);
    if (!isFile) this.links.push(path);
    if (state === undefined) this.isCertain = false;
    else this.hash.update(`${path}\0${state}\n`);
  }
}

function entriesOf(directory) {
  try {
    return fs.readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/**
 * Looks at what stands in directories, without some names at their top.
 *
 * @param {string} root the workspace
 * @param {readonly string[]} directories from the workspace root; a file stands for itself
 * @param {string} keptByTool how names begin that are left out
 * @param {readonly string[]} skipped
 * @returns {{ state: string | undefined, paths: string[], links: string[] }}
 */
function stateOfDirectories(root, directories, keptByTool, skipped = []) {
  const collector = new Collector(root, keptByTool);
  directories.forEach((directory) => collector.addAll(directory, skipped));
  return collector.result;
}

/**
 * Looks at what stands in a directory: for each directory below one of its directories by itself, and all else.
 *
 * @param {string} parts the name of the directory that is taken apart
 */
function statesOfParts(root, directory, keptByTool, parts) {
  const collector = new Collector(root, keptByTool);
  collector.addAll(directory, [parts]);
  const states = new Map();
  for (const entry of entriesOf(`${root}/${directory}/${parts}`)) {
    const path = `${directory}/${parts}/${entry.name}`;
    if (entry.isDirectory()) states.set(entry.name, stateOfDirectories(root, [path], keptByTool));
    else collector.add(path);
  }
  return { common: collector.result, parts: states };
}

/**
 * The same for many directories, in short: states and how many files there are. Threads that share the counter share the
 * work: each takes the next directory that none has taken.
 *
 * @param {{ root: string, directories: readonly string[], keptByTool: string, parts: string, taken: Int32Array }} asked
 * @returns for each directory that this thread has taken its index, what is in common, and the parts
 */
function summarise({ root, directories, keptByTool, parts, taken }) {
  const short = ({ state, paths }) => [state, paths.length];
  const found = [];
  for (let index = next(taken); index < directories.length; index = next(taken)) {
    const states = statesOfParts(root, directories[index], keptByTool, parts);
    found.push([
      index,
      short(states.common),
      [...states.parts].map(([name, state]) => [name, ...short(state)]),
    ]);
  }
  return found;
}

const next = (taken) => Atomics.add(taken, 0, 1);

if (!isMainThread && workerData?.isFileStates === true) {
  const { port, done } = workerData;
  port.postMessage(summarise(workerData));
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

module.exports = { stateOf, stateOfDirectories, statesOfParts, summarise };
