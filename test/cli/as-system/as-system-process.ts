import process from 'node:process';
import { auditAsSystem, type SystemMeans } from '../../../src/cli/as-system/audit-as-system.ts';
import { interruptible } from '../../../src/cli/interrupt.ts';

/** An audit as LocalSystem in a process of its own, which sends itself a signal at a step. */
const { means, at, by } = JSON.parse(process.argv[2] ?? '') as {
  readonly means: SystemMeans;
  readonly at: string;
  readonly by: NodeJS.Signals | 'crash';
};

const status = await interruptible((signal) =>
  auditAsSystem(
    {
      ...{ request: {}, working: process.cwd(), signal },
      ...{ collect: async () => 0, warn: () => {} },
      onStep: (step) => {
        if (step !== at) return;
        if (by === 'crash') throw new Error('a bug');
        process.kill(process.pid, by);
      },
    },
    means,
  ),
);
process.exitCode = status;
