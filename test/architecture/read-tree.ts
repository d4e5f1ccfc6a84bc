import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the TypeScript modules of the project below `root`: path with `/` → text, in order. */
export function readTree(root: string): ReadonlyMap<string, string> {
  const pattern = ['*.{ts,mts,cts,tsx}', '{src,test,bench,bundle,fixtures}/**/*.{ts,mts,cts,tsx}'];
  const paths = globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
