import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Works for so many milliseconds, sleeps for as many, and so on: shorter than a scheduler's turn, as real work comes. */
const phaseMs = 10;

if (process.argv[1] === fileURLToPath(import.meta.url)) takeTurns();

/**
 * Starts a process that takes half a core, wherever the system puts it, as a backup or a scan does on
 * the machine of a user.
 * @returns what ends it.
 */
export async function takeHalfACore(): Promise<{ readonly stop: () => Promise<void> }> {
  const child = fork(fileURLToPath(import.meta.url));
  await once(child, 'message');
  return {
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

function takeTurns(): void {
  process.once('disconnect', () => process.exit());
  process.send?.('started');
  // By CPU and not by the clock: where the machine is busy, it wants its half all the same.
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const end = user + system + phaseMs * 1000;
    let now = 0;
    while (now < end) {
      const used = process.cpuUsage();
      now = used.user + used.system;
    }
  }, phaseMs * 2);
}
