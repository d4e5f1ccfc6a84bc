import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { env } from 'node:process';
import { compiledFolder } from './out/compiled-folder.ts';

/**
 * Lets Node keep what it compiles of us from one run to the next, so that a command's second run compiles next
 * to nothing. Each room keeps what its first run compiled and no more, hence a room a command. Where
 * the user says where (NODE_COMPILE_CACHE), or that it is not wanted (NODE_DISABLE_COMPILE_CACHE), so it is.
 */
export function keepCompiled(room: string): void {
  if (env['NODE_COMPILE_CACHE'] || env['NODE_DISABLE_COMPILE_CACHE']) return;
  const folder = compiledFolder();
  if (folder !== undefined) enableCompileCache(join(folder, room));
}
