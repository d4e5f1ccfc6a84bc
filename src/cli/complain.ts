import { whyOf } from '../model/text/why-of.ts';
import { quoted, UnusableValue, UsageError } from '../setup/usage/usage-error.ts';
import { optionOf } from './args/audit-flags.ts';
import { isSystemError } from './is-system-error.ts';
import { say } from './out/say.ts';

/** Says what ended a command: in one line, or with `--debug` where in netready it arose. @returns 2 */
export function complain(thrown: unknown, args: readonly string[]): number {
  const error = thrown instanceof UnusableValue ? thrown.called(optionOf(thrown.field)) : thrown;
  if (error instanceof UsageError) say(`netready: ${error.message}`);
  else if (isSystemError(error)) say(`netready: ${ofSystem(error)}`);
  else if (args.includes('--debug') && error instanceof Error) {
    for (const line of (error.stack ?? String(error)).split('\n')) say(line);
  } else say(`netready: a bug: ${String(error)} (again with --debug for where)`);
  return 2;
}

/** Which file, where it has a name, and why in words. */
function ofSystem(error: NodeJS.ErrnoException): string {
  const why = whyOf(error);
  if (why === error.message) return why;
  return error.path === undefined
    ? `Cannot ${error.syscall}: ${why}`
    : `Cannot use ${quoted(error.path)}: ${why}`;
}
