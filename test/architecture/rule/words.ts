import type { ImportFact, ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { isRelative, placeOf } from '../place.ts';

/**
 * What was typed is read at the first line of a command, once: behind it goes a typed request, whose
 * fields are checked by the compiler.
 */
export const words: Rule = (modules) =>
  modules.filter(({ path }) => path.startsWith('src/')).flatMap(checkModule);

interface Kept {
  readonly module: string;
  readonly name: string;
  /** Who may speak of it: modules, and folders, which end in `/`. */
  readonly by: readonly string[];
}

const table: readonly Kept[] = [
  {
    module: 'src/cli/args/option.ts',
    name: 'Parsed',
    by: ['src/cli/args/', 'src/cli/command.ts', 'src/cli/main.ts'],
  },
  // Read anew, at the same line, are words that were saved.
  {
    module: 'src/cli/args/option.ts',
    name: 'parseOptions',
    by: [
      'src/cli/args/',
      'src/cli/main.ts',
      'src/cli/saved/saved-command.ts',
      'src/cli/saved/saved-list.ts',
    ],
  },
  { module: 'src/cli/command.ts', name: 'Words', by: ['src/cli/commands/'] },
  // Whoever else could make words of ours from a string would make them of a text from outside.
  {
    module: 'src/report/text/say.ts',
    name: 'printed',
    by: ['src/report/view/findings/page-text.ts'],
  },
];

function checkModule({ path, imports }: ModuleFacts): Violation[] {
  return imports.flatMap((fact) =>
    table
      .filter(({ module, name, by }) => isOf(fact, { path, module, name }) && !isAmong(path, by))
      .map(({ name, by }) => {
        const message = `${name} is for ${by.join(', ')} alone`;
        return { rule: 'words', path, line: fact.line, message };
      }),
  );
}

interface Asked {
  readonly path: string;
  readonly module: string;
  readonly name: string;
}

function isOf({ specifier, names }: ImportFact, { path, module, name }: Asked): boolean {
  if (specifier === undefined || !isRelative(specifier)) return false;
  return placeOf(path, specifier) === module && (names.includes(name) || names.includes('*'));
}

function isAmong(path: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}
