import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';

/** Whether this machine lets a test have namespaces of its own. */
export const mayUnshare: boolean =
  process.platform === 'linux' && spawnSync('sh', ['-c', 'unshare -pfnm true']).status === 0;

/** Before each test that needs some: it is skipped where there are none, and says why. */
export function needsNamespaces({ skip }: Pick<TestContext, 'skip'>): void {
  skip(!mayUnshare, 'not tried: namespaces need Linux and root, or the right to make them');
}
