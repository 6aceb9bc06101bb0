'use strict';

/**
 * Looks at the states of thousands of files, without a look into them; in a thread of its own where there are many, since
 * that takes as long as everything else. Plain JavaScript, so that the thread starts without the engine.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const {
  isMainThread,
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  workerData,
} = require('node:worker_threads');

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
 * @returns each directory that this thread has taken with what is in common, and the parts
 */
function summarise({ root, directories, keptByTool, parts, taken }) {
  const short = ({ state, paths }) => [state, paths.length];
  const found = [];
  for (let index = next(taken); index < directories.length; index = next(taken)) {
    const states = statesOfParts(root, directories[index], keptByTool, parts);
    found.push([
      directories[index],
      short(states.common),
      [...states.parts].map(([name, state]) => [name, ...short(state)]),
    ]);
  }
  return found;
}

const next = (taken) => Atomics.add(taken, 0, 1);

/**
 * Looks at everything below some directories.
 *
 * @returns {{ entries: [path: string, state: string | undefined | null][], isCertain: boolean }} files with their states,
 * null for what is no file, such as a directory, whose path ends with `/`; certain where no link is on the way
 */
function statesBelow(root, directories) {
  const found = { entries: [], isCertain: true };
  const walk = (directory) => {
    for (const entry of entriesOf(`${root}/${directory}`)) {
      const file = `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        found.entries.push([`${file}/`, null]);
        walk(file);
      } else if (entry.isSymbolicLink()) found.isCertain = false;
      else found.entries.push([file, stateOfFile(root, file)]);
    }
  };
  directories.forEach(walk);
  return found;
}

/** The state of a file; undefined for one that changed just now, and null where there is none. */
function stateOfFile(root, file) {
  const now = Date.now();
  const stats = fs.statSync(`${root}/${file}`, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stateOf(stats, now) : null;
}

/** What a render of this workspace looks at in a thread of its own, as JSON: written by one before it. */
const ASIDE_FILE = '.nx/strata/memory/aside.json';

/** Milliseconds after which nobody waits for a thread any more, such as one that could not start. */
const PATIENCE_MS = 10_000;

/** Threads that have begun before the engine was there to ask for what they look at, by workspace. */
const begun = new Map();

/** Begins what a render will ask for; nothing where that is not known. */
function beginEarly(root) {
  try {
    const question = JSON.parse(fs.readFileSync(path.join(root, ASIDE_FILE), 'utf8'));
    begun.set(root, { question, look: startThread(root, question) });
  } catch {
    return;
  }
}

/**
 * Begins to look at the directories below a directory in a thread of its own, unless that has begun early.
 *
 * @param {{ directory: string, parts: string, keptByTool: string }} question
 * @returns {() => ReturnType<typeof summarise>} what waits for it, and lends it a hand; to be called once
 */
function lookAside(root, question) {
  const early = begun.get(root);
  begun.delete(root);
  const isAsked = JSON.stringify(early?.question) === JSON.stringify(question);
  return isAsked ? early.look : startThread(root, question);
}

function startThread(root, { directory, parts, keptByTool }) {
  const directories = fs.readdirSync(path.join(root, directory)).map((name) => `${directory}/${name}`);
  const { port1, port2 } = new MessageChannel();
  const [taken, done] = [counter(), counter()];
  const asked = { root, directories, keptByTool, parts, taken };
  const thread = new Worker(path.join(__dirname, 'file-states.js'), {
    workerData: { isFileStates: true, ...asked, port: port2, done },
    transferList: [port2],
    stdout: true,
    stderr: true,
  });
  thread.unref();
  return () => {
    const own = summarise(asked);
    Atomics.wait(done, 0, 0, PATIENCE_MS);
    const other = receiveMessageOnPort(port1)?.message;
    port1.close();
    return other === undefined ? summarise({ ...asked, taken: counter() }) : [...own, ...other];
  };
}

const counter = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

if (!isMainThread && workerData?.isFileStates === true) {
  const { port, done } = workerData;
  try {
    port.postMessage(summarise(workerData));
  } catch {
    // No answer is one as well: the other thread looks for itself, and tells what is wrong.
  }
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

module.exports = {
  ASIDE_FILE,
  beginEarly,
  lookAside,
  stateOfDirectories,
  stateOfFile,
  statesBelow,
  statesOfParts,
};
