'use strict';

/**
 * The engine as one file. Loading some six hundred modules of TypeScript and as many of packages takes longer than
 * rendering; one file with the compiled code that V8 keeps takes a tenth of it. The file is made from the sources
 * again as soon as any of them is not what it was, by its state on the disk and else by its content: nobody builds it,
 * and it is never stale. Where it cannot be made or kept, the sources are loaded one by one. Plain JavaScript for the
 * same reason as `register.js`.
 */
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** Inputs beside the modules themselves, relative to the root of the engine. */
const SETTINGS = [
  'libs/workspace/engine-bundle.js',
  'libs/workspace/file-states.js',
  'tsconfig.base.json',
  'node_modules/.package-lock.json',
];

/** Packages that stay outside: native, or large and seldom needed. */
const EXTERNAL = ['@swc/core', 'typescript', 'esbuild', '@kubernetes/client-node'];

/** The module that opens the bundle, of which there must be one. */
const OPENER = '/register.js';

/** Milliseconds by which a time of the file system may lag behind the clock. */
const CLOCK_LAG_MS = 50;

/** Processes that add what they ran to the compiled code; the commands that people use soon are in it. */
const RECORDINGS = 4;

/**
 * The engine's modules by their import alias, each evaluated when it is first called for.
 *
 * @param {string} root absolute path of the engine's repository
 * @param {Readonly<Record<string, string>>} entries the file of each alias, relative to the root
 * @param {unknown} opener what the modules get for `register.js`
 * @returns {{ name: string, modules: Readonly<Record<string, () => unknown>> } | undefined} with a name that no other
 * code has; undefined where there can be no bundle
 */
function openBundle(root, entries, opener) {
  const directory = path.join(root, '.nx', 'strata', 'engine');
  const open = (name) => {
    const modules = name === undefined ? undefined : runIfSound(path.join(directory, name), opener);
    const isWhole = Object.keys(entries).every((alias) => Object.hasOwn(modules ?? {}, alias));
    return isWhole ? { name, modules } : undefined;
  };
  return open(findFresh(root, directory)) ?? open(make(root, directory, entries));
}

/** Evaluates a bundle; undefined where its file is not what was written. */
function runIfSound(file, opener) {
  try {
    return run(file, opener);
  } catch {
    return undefined;
  }
}

/** The name of the bundle that was made from the sources as they are; undefined where one has changed. */
function findFresh(root, directory) {
  const manifest = path.join(directory, 'manifest.json');
  try {
    const { bundle, checkedAt, inputs } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    const now = Date.now();
    const next = inputs.map((input) => refresh(root, input, checkedAt));
    if (next.includes(undefined)) return undefined;
    if (next.some((input, index) => input !== inputs[index])) {
      write(manifest, JSON.stringify({ bundle, checkedAt: now, inputs: next }));
    }
    return bundle;
  } catch {
    return undefined;
  }
}

/** An input whose state is as it was, or of the same content with its new state; undefined where it has changed. */
function refresh(root, input, checkedAt) {
  const [file, state, digest] = input;
  const stats = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  if (stats === undefined) return digest === '' ? input : undefined;
  // A file of the very moment in which it was read may have changed since without a trace.
  if (stateOf(stats) === state && stats.ctimeMs < checkedAt - CLOCK_LAG_MS) return input;
  return digestOf(path.join(root, file)) === digest ? [file, stateOf(stats), digest] : undefined;
}

const stateOf = ({ size, ctimeMs, ino }) => `${size} ${ctimeMs} ${ino}`;

const digestOf = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('base64');

/** Makes the bundle, and removes older ones. @returns its name; undefined where that fails */
function make(root, directory, entries) {
  try {
    const startedAt = Date.now();
    const { outputFiles, metafile } = build(root, entries);
    const files = [...SETTINGS, ...Object.keys(metafile.inputs).filter((file) => file !== '<stdin>')];
    const inputs = files.map((file) => inputOf(root, file));
    const isChanging = files.some((file) => timeOf(root, file) >= startedAt - CLOCK_LAG_MS);
    // What is being written at this moment may be in the bundle by half.
    if (isChanging) return undefined;
    const name = `${createHash('sha256').update(outputFiles[1].contents).digest('hex').slice(0, 16)}.js`;
    fs.mkdirSync(directory, { recursive: true });
    const older = fs.readdirSync(directory).filter((file) => !file.startsWith(name));
    for (const { path: file, contents } of outputFiles) {
      write(path.join(directory, file.endsWith('.map') ? `${name}.map` : name), contents);
    }
    write(
      path.join(directory, 'manifest.json'),
      JSON.stringify({ bundle: name, checkedAt: startedAt, inputs }),
    );
    older.forEach(
      (file) => file !== 'manifest.json' && fs.rmSync(path.join(directory, file), { force: true }),
    );
    return name;
  } catch {
    return undefined;
  }
}

function inputOf(root, file) {
  const stats = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  return stats === undefined ? [file, '', ''] : [file, stateOf(stats), digestOf(path.join(root, file))];
}

const timeOf = (root, file) => fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.ctimeMs ?? 0;

function build(root, entries) {
  const { TEXT_EXTENSIONS } = require('./text-files');
  const modules = Object.entries(entries).map(
    ([alias, file]) => `${JSON.stringify(alias)}: () => require(${JSON.stringify(`./${file}`)})`,
  );
  return require('esbuild').buildSync({
    stdin: { contents: `module.exports = { ${modules.join(', ')} };`, resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    tsconfig: 'tsconfig.base.json',
    outfile: '.nx/strata/engine/engine.js',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifyWhitespace: true,
    sourcemap: 'external',
    legalComments: 'none',
    external: [...EXTERNAL, `*${OPENER}`],
    loader: Object.fromEntries(TEXT_EXTENSIONS.map((extension) => [extension, 'text'])),
    // The bundle runs as a script, which cannot import.
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
  });
}

const WRAPPER = '(function(exports,require,module){';

/** Evaluates a bundle, by the code that V8 compiled for processes before this one. */
function run(file, opener) {
  const source = fs.readFileSync(file, 'latin1');
  const recorded = readRecorded(file);
  const script = new vm.Script(`${WRAPPER}${source}\n})`, {
    filename: file,
    columnOffset: -WRAPPER.length,
    cachedData: recorded?.data,
  });
  const module = { exports: {} };
  const load = Module.createRequire(file);
  const loadOutside = (request) => (request.endsWith(OPENER) ? opener : load(request));
  loadOutside.cache = load.cache;
  script.runInThisContext()(module.exports, loadOutside, module);
  const isUsable = recorded !== undefined && script.cachedDataRejected === false;
  const recordings = isUsable ? recorded.recordings : 0;
  if (recordings < RECORDINGS) {
    process.once('exit', () => record(file, script, recordings + 1, isUsable ? recorded.data.length : 0));
  }
  return module.exports;
}

const compiledOf = (file) => `${file}.${process.version}.compiled`;

function readRecorded(file) {
  try {
    const bytes = fs.readFileSync(compiledOf(file));
    return { recordings: bytes[0], data: bytes.subarray(1) };
  } catch {
    return undefined;
  }
}

/** Keeps the compiled code of what this process ran, if that is more than was known. */
function record(file, script, recordings, knownBytes) {
  try {
    const data = script.createCachedData();
    if (data.length > knownBytes) write(compiledOf(file), Buffer.concat([Buffer.of(recordings), data]));
  } catch {
    return;
  }
}

/** Writes a file at once or not at all: other processes read it meanwhile. */
function write(file, contents) {
  const temporary = `${file}.${process.pid}.unfinished`;
  fs.writeFileSync(temporary, contents);
  fs.renameSync(temporary, file);
}

/** The stack of an error with the files and lines of the sources in place of those of a bundle. */
function readableStack(stack) {
  return stack.replace(
    /([^\s()]+[\\/]\.nx[\\/]strata[\\/]engine[\\/]\w+\.js):(\d+):(\d+)/g,
    (frame, file, line, column) => {
      try {
        const map = new Module.SourceMap(JSON.parse(fs.readFileSync(`${file}.map`, 'utf8')));
        const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
        const source = path.resolve(path.dirname(file), entry.originalSource);
        return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      } catch {
        return frame;
      }
    },
  );
}

module.exports = { openBundle, readableStack };
