import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a program that was started listens at a port of 127.0.0.1. */
export async function untilUp(child: ChildProcess, port: number): Promise<void> {
  const name = child.spawnfile;
  // Where there is no such program.
  child.on('error', () => {});
  for (let waited = 0; waited < 100; waited += 1) {
    if (child.pid === undefined) throw new Error(`${name} cannot be started: is it installed?`);
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`${name} does not listen`);
}
