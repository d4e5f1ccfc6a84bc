import { posix } from 'node:path';
import type { ImportFact } from './module-facts.ts';

/** The first folder below `src/`; undefined for a module in its root and for all outside of it. */
export function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

/** True for what a specifier calls by its place: `./x.ts`, `../x.ts`, `/x.ts`, `file:…`. */
export function isRelative(specifier: string): boolean {
  return /^(\.{1,2}(\/|$)|\/|file:)/.test(specifier);
}

/**
 * The path from the root of the project that a relative specifier of `from` names, as the source
 * tree has it (`.js` beside a `.ts` module is the same module after the build).
 */
export function placeOf(from: string, specifier: string): string {
  const [bare = ''] = specifier.split(/[?#]/);
  return posix.normalize(posix.join(posix.dirname(from), bare)).replace(/\.js$/, '.ts');
}

/** The library of a specifier that is neither relative nor Node's own: `undici`, `@a/b`. */
export function libraryOf({ specifier }: ImportFact): string | undefined {
  if (specifier === undefined || isRelative(specifier) || specifier.startsWith('node:')) return;
  return /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[1];
}
