import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../run-cli.ts';

/** A PATH whose `az` is a script of ours; what it was called with stands in the file `called` beside it. */
export async function fakeAz(script: string): Promise<{ folder: string; PATH: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, 'az');
  await writeFile(file, `#!/bin/sh\necho "$@" >> "${folder}/called"\n${script}\n`);
  await chmod(file, 0o755);
  return { folder, PATH: `${folder}${delimiter}${process.env['PATH']}` };
}
