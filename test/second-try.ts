import type { ViteUserConfig } from 'vitest/config';

type Options = NonNullable<ViteUserConfig['test']>;

/**
 * On a build machine a test that failed is tried once more. Most of what is tested here are real
 * sockets, processes and deadlines, and a machine that others share may stand still for longer than
 * any of them: of some 11,000 tests one then fails for the clock and not for the code. What fails
 * twice has failed, and `.ci/run` tells what needed its second try. At home nothing is tried again.
 *
 * A property is not: its second run would draw other inputs, and lose the one that was found.
 */
export const secondTry: NonNullable<Options['retry']> = process.env['CI']
  ? { count: 1, condition: /^(?!Property failed after)/ }
  : 0;
