import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { whyOf } from '../../model/text/why-of.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

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
      error.code === 'ENOENT' ? 'there is no such folder' : whyOf(error),
  );
}
