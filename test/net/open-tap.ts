import { onTestFinished } from 'vitest';
import { connect } from '../../src/net/connect.ts';
import type { Tap } from '../../src/net/socket/tap.ts';
import { netOptions } from './net-options.ts';

/** Opens a connection to a port of loopback, as the recipe does; it is closed after the test. */
export async function openTap(
  port: number,
  onEnd: typeof onTestFinished = onTestFinished,
): Promise<Tap> {
  const { tap, observation } = await connect(
    { host: 'a.example', address: '127.0.0.1', port, role: 'target' },
    netOptions(),
  );
  if (!tap) throw new Error(`Cannot connect: ${observation.failure?.detail}`);
  onEnd(() => {
    tap.destroy();
  });
  return tap;
}
