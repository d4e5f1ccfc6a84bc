import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/diagnosis/', import.meta.url);
let words: ReadonlySet<string> | undefined;

/** Every word of the rules' sources: a fact that stands in none of them is written by no rule. */
export function readSources(): ReadonlySet<string> {
  if (words) return words;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8'));
  words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return words;
}
