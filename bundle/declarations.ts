import { dirname, resolve } from 'node:path';
import { type Declared, type DeclaredModule, readDeclarations } from './read-declarations.ts';

/**
 * The types of a module, and of all that they speak of, as the text of one `.d.ts`. Where two modules have
 * the same name, the later one gets a number.
 * @throws Error where a module needs more than its own text to be declared.
 */
export function declarationsOf(entry: string): string {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  const externals = new Map<string, Set<string>>();
  const texts: string[] = [];

  const nameOf = (path: string, name: string): string => {
    const origin = originOf(path, name);
    if (origin === undefined) return name;
    if (origin.from !== undefined) {
      externals.set(origin.from, (externals.get(origin.from) ?? new Set()).add(origin.name));
      return origin.name;
    }
    const id = `${origin.path}#${origin.name}`;
    const known = made.get(id);
    if (known !== undefined) return known;
    const free = freeName(origin.name, taken);
    made.set(id, free);
    for (const declared of origin.declared) {
      texts.push(
        renamed(declared, (word) => (word === origin.name ? free : nameOf(origin.path, word))),
      );
    }
    return free;
  };

  const exported = [...moduleAt(entry).exported].map(([name, { isType }]) => {
    const local = nameOf(entry, name);
    return `${isType ? 'type ' : ''}${local === name ? name : `${local} as ${name}`}`;
  });
  const imports = [...externals].map(
    ([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}';\n`,
  );
  return `${imports.join('')}${texts.join('\n')}\nexport { ${exported.join(', ')} };\n`;
}

interface Origin {
  readonly path: string;
  readonly name: string;
  readonly declared: readonly Declared[];
  /** A package, which stays where it is. */
  readonly from?: string;
}

/** Where a name of a module is declared; undefined for one of the language. */
function originOf(path: string, name: string): Origin | undefined {
  const { declared, imported, exported } = moduleAt(path);
  const own = declared.get(name);
  if (own) return { path, name, declared: own };
  const given = imported.get(name) ?? exported.get(name);
  if (given === undefined) return undefined;
  if (given.from === undefined) return given.name === name ? undefined : originOf(path, given.name);
  if (!given.from.startsWith('.'))
    return { path, name: given.name, declared: [], from: given.from };
  const place = resolve(dirname(path), given.from);
  // What is exported under another name than it was declared.
  const inner = moduleAt(place).exported.get(given.name);
  return originOf(place, inner?.from === undefined ? (inner?.name ?? given.name) : given.name);
}

const modules = new Map<string, DeclaredModule>();

function moduleAt(path: string): DeclaredModule {
  const known = modules.get(path) ?? readDeclarations(path);
  modules.set(path, known);
  return known;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 1; taken.has(free); count += 1) free = `${name}$${count}`;
  taken.add(free);
  return free;
}

function renamed({ text, words }: Declared, nameOf: (word: string) => string): string {
  return words
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (so, { word, at }) => so.slice(0, at) + nameOf(word) + so.slice(at + word.length),
      text,
    );
}
