import { readdirSync, readFileSync } from 'node:fs';

const folders = ['diagnosis', 'report/words'].map(
  (name) => new URL(`../../src/${name}/`, import.meta.url),
);
let words: ReadonlySet<string> | undefined;

/** Every word of the rules and of the words: a fact that stands in none of them is no fact. */
export function factSources(): ReadonlySet<string> {
  words ??= new Set(
    folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8'))
        .flatMap((text) => text.match(/\w+/g) ?? []),
    ),
  );
  return words;
}
