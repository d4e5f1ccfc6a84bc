import type { GlobalUse, ImportFact, Rule, Violation } from '../module-facts.ts';
import { folderOf } from '../place.ts';
import { pureFolders } from './purity.ts';

/** What leaves the process goes through here, where secrets are taken out of it. */
const room = 'src/cli/out/';

/** What is written there is read by this process alone, and gone when it ends. */
const ownFiles: readonly string[] = ['src/cli/args/open-source.ts', 'src/cli/args/spool.ts'];

/** Files may be opened there, to be read: a handle could write, and the import does not tell. */
const openers: ReadonlySet<string> = new Set([
  'src/catalogue/workbook/open-archive.ts',
  'src/cli/args/bytes-of.ts',
  'src/cli/saved/hold-file.ts',
  'src/cli/saved/resume-file.ts',
  'src/discovery/live-machine.ts',
  'src/discovery/pac/load-pac-script.ts',
  'src/discovery/windows/read-settings-file.ts',
  'src/discovery/wpad/dhcp/leases.ts',
  'src/discovery/wpad/machine-suffixes.ts',
]);

const reading =
  /^(constants|stat|lstat|fstat|access|realpath|readdir|opendir|readFile|read|close|unlink|createReadStream)(Sync)?$/;
const opening = /^open(Sync)?$/;

/** Nothing but one room writes to the screen or to a file, so that no command can forget to scrub. */
export const wayOut: Rule = (modules) =>
  modules
    .filter(({ path }) => path.startsWith('src/') && !path.startsWith(room))
    // Those may use none of it anyway.
    .filter(({ path }) => !pureFolders.has(folderOf(path) ?? ''))
    .flatMap(({ path, imports, globals }) => {
      const breach = (line: number, what: string): Violation => {
        return { rule: 'way out', path, line, message: `${what} is for ${room} alone` };
      };
      return [
        ...imports.flatMap((fact) =>
          refusedNames(fact, path).map((name) => breach(fact.line, `${name} of ${fact.specifier}`)),
        ),
        ...globals.filter(isRefused).map(({ text, line }) => breach(line, text)),
      ];
    });

function refusedNames({ specifier, form, names }: ImportFact, path: string): readonly string[] {
  if (form === 'type') return [];
  if (/^(node:)?process$/.test(specifier ?? '')) {
    return names.filter((name) => ['stdout', 'stderr', 'default', '*'].includes(name));
  }
  if (/^(node:)?fs(\/promises)?$/.test(specifier ?? '') && !ownFiles.includes(path)) {
    return names.filter(
      (name) => !reading.test(name) && !(opening.test(name) && openers.has(path)),
    );
  }
  return /^(node:)?tty$/.test(specifier ?? '') && !ownFiles.includes(path)
    ? names.filter((name) => name !== 'isatty')
    : [];
}

function isRefused({ global, text }: GlobalUse): boolean {
  if (global === 'console') return true;
  return global === 'process' && /^process($|\.(stdout|stderr)\b|\[)/.test(text);
}
