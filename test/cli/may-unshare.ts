import { spawnSync } from 'node:child_process';

/** Whether this machine lets a test have namespaces of its own. */
export const mayUnshare: boolean =
  process.platform === 'linux' && spawnSync('sh', ['-c', 'unshare -pfnm true']).status === 0;
