import type { ImportFact, ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { folderOf, isRelative, placeOf } from '../place.ts';

/** Imports in `src/` go where the table of the architecture lets them go, and nowhere else. */
export const direction: Rule = (modules) =>
  modules.filter(({ path }) => path.startsWith('src/')).flatMap(checkModule);

/** What each folder may import beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  catalogue: ['model'],
  plan: ['model'],
  diagnosis: ['model'],
  report: ['model'],
  record: ['model'],
  redaction: ['model', 'diagnosis'],
  analyzer: ['model', 'diagnosis'],
  rules: ['model', 'diagnosis', 'report'],
  rehearse: ['model', 'rules', 'discovery'],
  net: ['model'],
  discovery: ['model', 'net'],
  probe: ['model', 'net'],
  load: ['model', 'net'],
  lab: ['model', 'catalogue', 'net'],
};

/** The line from end to end: all but the lab and the load, which no audit needs. */
const line = Object.keys(mayImport).filter((name) => name !== 'lab' && name !== 'load');

/** What turns a request into an audit knows all, but neither the words nor the screen of a command. */
const setup = [...Object.keys(mayImport), 'src/audit.ts'];

/** What stands above the line: requests, and what carries them to other machines. */
const above: Readonly<Record<string, readonly string[]>> = {
  setup,
  fleet: ['model', 'catalogue', 'net', 'setup'],
};

const rootModules: Readonly<Record<string, readonly string[]>> = {
  'src/audit.ts': line,
  'src/index.ts': [...line, 'src/audit.ts', 'setup'],
};

function checkModule(module: ModuleFacts): Violation[] {
  const { path } = module;
  const folder = folderOf(path);
  const allowed = folder === undefined ? rootModules[path] : allowedIn(folder);
  if (folder !== 'cli' && allowed === undefined) return [placeless(path)];
  const known = folder === 'cli' ? undefined : [folder, ...(allowed ?? [])];
  return module.imports.flatMap((fact) => checkImport(fact, { path, known }));
}

function allowedIn(folder: string): readonly string[] | undefined {
  return above[folder] ?? mayImport[folder];
}

function placeless(path: string): Violation {
  const message = folderOf(path)
    ? `folder ${folderOf(path)} has no row in the table of directions`
    : 'the root of src holds audit.ts and index.ts alone';
  return { rule: 'direction', path, message };
}

/** What stands beside the modules and travels with them: the command line reads it, and `setup`. */
const beside: readonly string[] = ['package.json', 'docs/finding/'];

interface Source {
  readonly path: string;
  /** Absent: every folder. */
  readonly known: readonly (string | undefined)[] | undefined;
}

function checkImport({ specifier, line }: ImportFact, { path, known }: Source): Violation[] {
  if (specifier === undefined || !isRelative(specifier)) return [];
  const place = placeOf(path, specifier);
  const violation = (message: string): Violation[] => [{ rule: 'direction', path, line, message }];
  if (/^(\/|file:)/.test(specifier)) return violation(`${specifier} names a place by its root`);
  const readsBeside = known === undefined || folderOf(path) === 'setup';
  if (readsBeside && beside.includes(place)) return [];
  if (!place.startsWith('src/')) return violation(`${specifier} leaves src`);
  if (known === undefined || known.includes(folderOf(place) ?? place)) return [];
  return violation(`${folderOf(path) ?? path} may not import ${folderOf(place) ?? place}`);
}
