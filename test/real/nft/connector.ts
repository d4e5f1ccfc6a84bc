import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** One connection that is tried. */
export interface Try {
  readonly address: string;
  readonly port: number;
}

/** What it is handed a line, as JSON. */
export interface Tries {
  readonly tries: readonly Try[];
  readonly patienceMs: number;
}

/** What it answers with a line, in the order of the tries. */
export type Tried = 'open' | 'refused' | 'silent';

// Run in the namespace of the client: lines of JSON in, lines of JSON out.
if (process.argv[2] === 'run') {
  for await (const line of createInterface({ input: process.stdin })) {
    const { tries, patienceMs }: Tries = JSON.parse(line);
    const answers = await Promise.all(tries.map((one) => tryOnce(one, patienceMs)));
    process.stdout.write(`${JSON.stringify(answers)}\n`);
  }
}

function tryOnce({ address, port }: Try, patienceMs: number): Promise<Tried> {
  const socket = connect({ host: address, port });
  const { promise, resolve } = Promise.withResolvers<Tried>();
  const timer = setTimeout(() => resolve('silent'), patienceMs);
  socket.once('connect', () => socket.write('?'));
  // A word of the server shows that it has got one of ours.
  socket.once('data', () => resolve('open'));
  socket.on('error', () => resolve('refused'));
  return promise.finally(() => {
    clearTimeout(timer);
    // No state is left on either side for what comes next.
    socket.resetAndDestroy();
  });
}
