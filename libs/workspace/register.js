'use strict';

/**
 * Lets Node load Strata's TypeScript without a build: addons and overlays are read as they are on disk, so there
 * is never a stale build. Transpiled text is cached by its content, because loading the compiler takes longer than
 * a small render. What is imported by the engine's aliases comes from its bundle. Plain JavaScript, since it runs
 * before TypeScript can be loaded.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { addHook } = require('pirates');
const { openBundle, readableStack } = require('./engine-bundle');
const fileStates = require('./file-states');
const { TEXT_EXTENSIONS, toModule } = require('./text-files');

/** Absolute path of the repository that this file belongs to. */
const ENGINE = path.resolve(__dirname, '../..');
const CACHE = path.join(ENGINE, '.nx', 'strata', 'transpiled');
const SWC_OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs', ignoreDynamic: true },
  sourceMaps: 'inline',
  swcrc: false,
};

/** Import aliases, longest first, from the one place that the type checker and the editor read too. */
function readAliases() {
  const text = fs.readFileSync(path.join(ENGINE, 'tsconfig.base.json'), 'utf8');
  return Object.entries(JSON.parse(text).compilerOptions.paths)
    .map(([alias, [target]]) => ({ alias, target: path.join(ENGINE, target) }))
    .sort((a, b) => b.alias.length - a.alias.length);
}

function resolveAlias(aliases, request) {
  for (const { alias, target } of aliases) {
    if (request === alias) return target;
    const [prefix, suffix] = alias.split('*');
    if (suffix !== undefined && request.startsWith(prefix) && request.endsWith(suffix)) {
      return target.replace('*', request.slice(prefix.length, request.length - suffix.length));
    }
  }
  return request;
}

let compilerKey;

/** Texts that stand in for files while `loadWith` runs, by absolute path. */
const replacements = new Map();

function transpile(code, filename) {
  const replacement = replacements.get(filename);
  if (replacement !== undefined) return compileOnce(replacement, filename);
  compilerKey ??= JSON.stringify([require('@swc/core/package.json').version, SWC_OPTIONS]);
  const key = createHash('sha256')
    .update(compilerKey)
    .update('\0')
    .update(filename)
    .update('\0')
    .update(code);
  const cached = path.join(CACHE, `${key.digest('hex')}.js`);
  try {
    return fs.readFileSync(cached, 'utf8');
  } catch {
    const output = compile(code, filename);
    store(cached, output);
    return output;
  }
}

const compiled = new Map();

/** Compiles a text that stands in for a file once in this process; it may be loaded many times. */
function compileOnce(code, filename) {
  const key = `${filename}\0${code}`;
  if (!compiled.has(key)) compiled.set(key, compile(code, filename));
  return compiled.get(key);
}

const compile = (code, filename) =>
  require('@swc/core').transformSync(code, { ...SWC_OPTIONS, filename }).code;

/** A cache that cannot be written costs time, not correctness. */
function store(file, text) {
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
  } catch {
    return;
  }
}

/** Packages that addons import and the engine has anyway, by the module that gives them. */
const PACKAGES = { '@sinclair/typebox': 'libs/addon/src/typebox.ts' };

/** Aliases of the engine: what a user writes is loaded from its own files, and tests are no part of it. */
const bundledEntries = (aliases) => ({
  ...Object.fromEntries(
    aliases
      .filter(({ alias }) => !alias.includes('*') && alias !== '@strata/testing')
      .map(({ alias, target }) => [alias, path.relative(ENGINE, target)]),
  ),
  ...PACKAGES,
});

let bundleName;

/** The directories whose modules are loaded anew while `loadWith` runs. */
let reloading = [];

/**
 * Registers the hook once in this process.
 *
 * @param {{ fromSources?: boolean }} options whether every module is loaded from its own file, for those who edit the
 * engine while it runs
 */
function register({ fromSources = false } = {}) {
  if (globalThis.strataTypeScriptRegistered) return;
  globalThis.strataTypeScriptRegistered = true;
  process.setSourceMapsEnabled(true);
  const aliases = readAliases();
  const opened = fromSources ? undefined : openBundle(ENGINE, bundledEntries(aliases), module.exports);
  const bundle = opened?.modules;
  bundleName = opened?.name;
  const load = Module._load;
  if (bundle !== undefined) {
    const isReloaded = (request) => isInside(reloading, resolveAlias(aliases, request));
    Module._load = (request, ...rest) =>
      Object.hasOwn(bundle, request) && !isReloaded(request) ? bundle[request]() : load(request, ...rest);
  }
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return resolveFilename.call(
      this,
      request.startsWith('@strata/') ? resolveAlias(aliases, request) : request,
      ...rest,
    );
  };
  addHook(transpile, { exts: ['.ts'], ignoreNodeModules: true });
  addHook(toModule, { exts: TEXT_EXTENSIONS, ignoreNodeModules: true });
}

const isInside = (directories, file) =>
  directories.some((directory) => file.startsWith(`${directory}${path.sep}`));

/**
 * Runs something with other texts in place of files, and with modules of its own for some directories; afterwards
 * everything is as before.
 *
 * @param {ReadonlyMap<string, string>} texts by absolute path
 * @param {readonly string[]} directories absolute paths whose modules are loaded anew
 * @param {() => unknown} run
 * @param {ReadonlyMap<string, NodeJS.Module>} loaded modules of an earlier call to begin with, by absolute path
 * @returns what `run` gives, and the modules of the directories
 */
function loadWith(texts, directories, run, loaded = new Map()) {
  const modules = () =>
    new Map(Object.entries(require.cache).filter(([name]) => isInside(directories, name)));
  const outer = reloading;
  const before = modules();
  // A module lists everything that it has ever loaded, and would hold on to it.
  const children = Object.values(require.cache).map((module) => [module, module.children.length]);
  const swap = (old, next) => {
    old.forEach((_, name) => delete require.cache[name]);
    next.forEach((module, name) => (require.cache[name] = module));
  };
  swap(before, loaded);
  texts.forEach((text, file) => replacements.set(file, text));
  reloading = directories;
  try {
    return { value: run(), modules: modules() };
  } finally {
    reloading = outer;
    texts.forEach((_, file) => replacements.delete(file));
    swap(modules(), before);
    children.forEach(([module, length]) => (module.children.length = length));
  }
}

/** The name of the bundle in use; undefined where the sources are loaded one by one. */
const version = () => bundleName;

module.exports = { ENGINE, fileStates, version, register, loadWith, readableStack };
