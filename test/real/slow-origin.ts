// A process of its own, so that its CPU is not that of the generator.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface SlowOrigin {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

interface Places {
  /** How many requests it serves at one time; the rest queue. */
  readonly places: number;
  readonly serviceMs: number;
}

/** Starts a web server on loopback that carries `places / serviceMs` and no more. */
export async function startSlowOrigin(places: Places): Promise<SlowOrigin> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(places)]);
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const { places, serviceMs } = JSON.parse(process.argv[2] ?? '{}') as Places;
  // When each place is free again: a timer that is late makes no place slower.
  const free = Array.from({ length: places }, () => 0);
  const answer = (response: ServerResponse): void => {
    const now = performance.now();
    const place = free.indexOf(Math.min(...free));
    const end = Math.max(now, free[place] ?? 0) + serviceMs;
    free[place] = end;
    setTimeout(() => response.end('ok'), end - now);
  };
  const server = createServer((_, response) => answer(response));
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}
