import type { GlobalUse, Rule, Violation } from '../module-facts.ts';
import { folderOf } from '../place.ts';

// It serves another process, has nothing to write, and cannot end otherwise: threads hold it.
const helpers: readonly string[] = [
  'src/net/system/system-child.ts',
  'src/discovery/windows/live/native-child.ts',
];

// A signal that it heard to wipe its line is sent again: what it does is the system's. And a program that was
// started ends with all that it started itself.
const others: readonly string[] = [
  'src/cli/out/progress/progress-line.ts',
  'src/cli/setup/token-of-az.ts',
];

/**
 * What a process is called with and ends with is the command line's, and it ends by itself
 * (`process.exit` cuts a pipe at 64 KiB).
 */
export const leaving: Rule = (modules) =>
  modules
    .filter(({ path }) => path.startsWith('src/') && !helpers.includes(path))
    .flatMap(({ path, globals }) =>
      globals.flatMap((use): Violation[] => {
        if (use.text === 'process.kill' && others.includes(path)) return [];
        const message = refusal(use, folderOf(path));
        return message === undefined ? [] : [{ rule: 'leaving', path, line: use.line, message }];
      }),
    );

function refusal({ text }: GlobalUse, folder: string | undefined): string | undefined {
  if (/^process\.(exit|abort|kill|reallyExit)$/.test(text)) return `${text} ends the process early`;
  if (folder === 'cli') return undefined;
  if (/^process\.(stdin|exitCode|argv)$/.test(text)) return `${text} is the command line's`;
  return undefined;
}
