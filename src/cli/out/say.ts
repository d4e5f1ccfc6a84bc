import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stderr } from 'node:process';
import { withoutSecrets } from '../net/without-secrets.ts';
import { escapeTerminal } from '../report/text/escape-terminal.ts';
import { quoted, UsageError } from './usage-error.ts';

// The choices of --os alone are three hundred characters.
const longestMessage = 1000;

/**
 * One line to the person at the terminal: a warning or an error. What a file or an argument put
 * into it moves no cursor, breaks no line and tells no secret.
 */
export function say(line: string): void {
  stderr.write(`${escapeTerminal(withoutSecrets(line), { max: longestMessage })}\n`);
}

/**
 * Whether a file of that name can be made or replaced, told before the work and not after it.
 * @throws UsageError in one line where it cannot.
 */
export async function checkWritable(option: string, path: string): Promise<void> {
  const exists = await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => undefined,
  );
  const why = exists === 'folder' ? 'it is a folder' : await refusal(exists ? path : dirname(path));
  if (why !== undefined) {
    throw new UsageError(`Cannot write ${quoted(path)} for ${option}: ${why}`);
  }
}

function refusal(path: string): Promise<string | undefined> {
  return access(path, constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? 'there is no such folder' : `the system says ${error.code}`,
  );
}
