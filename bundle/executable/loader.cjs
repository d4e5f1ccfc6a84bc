'use strict';
// Begins a single executable, and each thread in it: the files of the npm package lie inside of it, unchanged,
// under a folder that no disk can hold. What starts one of them, or reads it, is told where it is by this door.
// `run()` is called by the line that `build.ts` puts below this, or that a thread is begun with.
const { isBuiltin } = require('node:module');
const { getAsset, getRawAsset } = require('node:sea');
const { pathToFileURL } = require('node:url');
const { compileFunction } = require('node:vm');

// Neither letter may stand in a name on Windows.
const root = process.platform === 'win32' ? 'C:\\<netready>\\' : '/<netready>/';
const rootUrl = pathToFileURL(root).href;
const modules = new Map();

/** Name of a file inside, of its path or URL; undefined where it is none. */
function inside(place) {
  const isUrl = place instanceof URL;
  const text = isUrl ? place.href : place;
  const folder = isUrl ? rootUrl : root;
  if (typeof text !== 'string' || !text.startsWith(folder)) return undefined;
  return text.slice(folder.length).replaceAll('\\', '/');
}

function pathOf(name) {
  return root + (process.platform === 'win32' ? name.replaceAll('/', '\\') : name);
}

/**
 * What is not inside is Node's own, or is not there: a thread would else look for it below the folder that it is run
 * in, where anybody may have put one.
 */
function ofNode(id) {
  if (isBuiltin(id)) return id;
  const error = new Error(`Cannot find module '${id}'`);
  throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
}

const doors = {
  'node:worker_threads': (real) => ({
    ...real,
    Worker: class extends real.Worker {
      constructor(file, options) {
        const name = inside(file);
        if (name === undefined) super(file, options);
        else {
          const begin = `${getAsset('loader.cjs', 'utf8')}\nrun(${JSON.stringify(name)});`;
          super(begin, { ...options, eval: true });
        }
      }
    },
  }),
  'node:fs/promises': (real) => ({
    ...real,
    async readFile(file, ...options) {
      const name = inside(file);
      return name === undefined
        ? real.readFile(file, ...options)
        : new Uint8Array(getRawAsset(name));
    },
  }),
};

function requireFrom(folder) {
  return (id) => {
    const name = id.startsWith('.')
      ? new URL(id, `file:///${folder}/`).pathname.slice(1)
      : inside(id);
    if (name !== undefined) return load(name);
    const known = modules.get(id);
    if (known) return known.exports;
    const door = doors[id];
    const found = require(ofNode(id));
    const exports = door ? door(found) : found;
    modules.set(id, { exports });
    return exports;
  };
}

function load(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const text = getAsset(name, 'utf8');
  const module = { exports: {} };
  modules.set(name, module);
  if (name.endsWith('.json')) module.exports = JSON.parse(text);
  else {
    const words = ['exports', 'require', 'module', '__filename', '__dirname'];
    const code = text.startsWith('#!') ? `//${text}` : text;
    const filename = pathOf(name);
    const folder = name.slice(0, name.lastIndexOf('/'));
    const made = compileFunction(code, words, { filename });
    made.call(
      module.exports,
      module.exports,
      requireFrom(folder),
      module,
      filename,
      pathOf(folder),
    );
  }
  return module.exports;
}

// biome-ignore lint/correctness/noUnusedVariables: the line that is put below calls it.
function run(name) {
  // It is inside of us: there is no file whose compiled form could be kept.
  process.env.NODE_DISABLE_COMPILE_CACHE ??= '1';
  load(name);
}
