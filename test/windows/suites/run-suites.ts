import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pinnedFile } from '../../../bundle/executable/pinned-file.ts';
import { targets } from '../../../bundle/executable/targets.ts';
import { startProgram } from '../start-program.ts';
import { endWine, makeWine, type Wine } from '../wine.ts';
import { knownOfWine } from './known-of-wine.ts';
import { windowsModules } from './windows-modules.ts';

/** Folders of `test/` whose code has to do the same on Windows; others can be named. */
const usual: readonly string[] = ['discovery', 'diagnosis', 'net', 'report', 'catalogue'];
const timeoutMs = 30 * 60_000;

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs suites of ours, as they stand, by the Node for Windows under Wine 10: a line each, and what failed. */
async function runSuites(suites: readonly string[]): Promise<number> {
  const wine = makeWine();
  if ('reason' in wine) return skip(wine.reason);
  try {
    if (Number.parseInt(wine.version, 10) < 10) {
      return skip(
        `rolldown, and vitest with it, wants Wine 10, and this is ${wine.version}: NETREADY_WINE_ROOT=FOLDER makes one`,
      );
    }
    const root = putRepository(wine);
    let unexpected = 0;
    for (const suite of suites) unexpected += await runSuite(suite, { wine, root });
    return unexpected === 0 ? 0 : 1;
  } finally {
    endWine(wine);
  }
}

function skip(why: string): number {
  tell(`Suites on Windows: skipped: ${why}`);
  return 0;
}

/** What git has of it, with the packages of Windows and its Node. @returns its folder, as it is named here. */
function putRepository({ drive }: Wine): string {
  const root = join(drive, 'nr');
  mkdirSync(root);
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listing, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  for (const file of files.split('\0')) {
    if (file !== '' && existsSync(file)) cpSync(file, join(root, file));
  }
  cpSync('dist', join(root, 'dist'), { recursive: true });
  execFileSync('cp', ['-a', '--reflink=auto', windowsModules(), root]);
  const offered = targets.find(({ name }) => name === 'win-x64');
  if (!offered) throw new Error('No executable for Windows is offered');
  cpSync(pinnedFile(offered.node, offered.file), join(root, 'node.exe'));
  return root;
}

interface Place {
  readonly wine: Wine;
  readonly root: string;
}

/** @returns how many tests failed that Wine does not fail by itself. */
async function runSuite(suite: string, { wine, root }: Place): Promise<number> {
  const start = performance.now();
  const json = join(root, `${suite}.json`);
  const words = ['C:\\nr\\node.exe', 'node_modules/vitest/vitest.mjs', 'run', `test/${suite}/`];
  const reporting = ['--reporter=json', `--outputFile.json=${suite}.json`];
  const files = join(root, `${suite}-said`);
  const { outcome } = startProgram(wine, {
    words: [...words, ...reporting],
    ...{ folder: root, files, timeoutMs },
  });
  const { status, stderr } = await outcome;
  const seconds = Math.round((performance.now() - start) / 1000);
  if (!existsSync(json)) {
    tell(`${suite}: did not end (${status}) after ${seconds} s: ${stderr.slice(-500)}`);
    return 1;
  }
  const results: Results = JSON.parse(readFileSync(json, 'utf8'));
  const failed = failuresOf(results);
  const whyOf = (name: string): string | undefined =>
    knownOfWine.find(([part]) => name.includes(part))?.[1];
  const unexpected = failed.filter((name) => whyOf(name) === undefined);
  const known = failed.length - unexpected.length;
  tell(
    `${suite}: ${results.numPassedTests} passed, ${unexpected.length} failed, ${known} of Wine, ${seconds} s`,
  );
  for (const name of failed) tell(`  ${whyOf(name) ?? 'FAILED'}: ${name}`);
  return unexpected.length;
}

/** A file that did not load holds no test that could fail, so it counts as one. */
function failuresOf({ testResults }: Results): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}: ${message.slice(0, 500)}`];
    return failed.map(({ fullName }) => fullName);
  });
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

const named = process.argv.slice(2);
process.exitCode = await runSuites(named.length > 0 ? named : usual);
