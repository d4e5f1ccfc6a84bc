import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { temporaryFolder } from '../../../cli/run-cli.ts';

/**
 * Whether a script can stand in for a program. Windows starts none by its first line; there the programs themselves are
 * run, by `test/windows/live.test.ts`.
 */
export const hasStandIns: boolean = process.platform !== 'win32';

/** A program that stands in for one of Windows: a script that sees `args`, and `fs`. */
export async function standInProgram(script: string): Promise<string> {
  const path = join(await temporaryFolder(), 'program');
  const text = `#!${execPath}\nconst args = process.argv.slice(2);\nconst fs = require('node:fs');\n`;
  await writeFile(path, text + script);
  await chmod(path, 0o755);
  return path;
}
