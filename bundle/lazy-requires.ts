import { type Plugin, RolldownMagicString } from 'rolldown';

/**
 * Loads another file of the bundle, or a module of Node's own, when something of it is first used and not where
 * it is imported. A module of ours does nothing when it is loaded but define what it exports, so it may come late.
 */
export function lazyRequires(): Plugin {
  return {
    name: 'lazy-requires',
    renderChunk(code) {
      const text = new RolldownMagicString(code);
      const uses = Map.groupBy(code.matchAll(word), ([name]) => name);
      for (const { 0: line, index, 1: name = '', 2: place = '' } of code.matchAll(header)) {
        const [, ...others] = (uses.get(name) ?? []).map((use) => use.index);
        // Handed on as a whole, it cannot be asked for piece by piece.
        if (!others.every((at) => code[at + name.length] === '.')) continue;
        const end = index + line.length;
        text.update(index, end, `let ${name}$;const ${name}=()=>${name}$??=require(${place});`);
        for (const at of others) {
          // Else `new` would take the name alone.
          const isMade = code.endsWith('new ', at);
          text.update(at, at + name.length, isMade ? `(${name}())` : `${name}()`);
        }
      }
      // Else Node makes a face of a module for it, and a single executable has no way to import.
      for (const { 0: call, index, 1: place } of code.matchAll(imported)) {
        text.update(index, index + call.length, `Promise.resolve(require(${place}))`);
      }
      return { code: text };
    },
  };
}

/** As the bundler writes it at the top of a file; its own helpers are needed at once. */
const header =
  /^(?:const|let) (node_\w+|require_(?!rolldown_runtime\b)[\w$]+) = require\(("[^"]+")\);$/gm;
/** A module of Node's own that is imported when it is used. */
const imported = /\bimport\((["`](?:node:[\w/]+|https?)["`])\)/g;
const word = /\b(?:node|require)_[\w$]+/g;
