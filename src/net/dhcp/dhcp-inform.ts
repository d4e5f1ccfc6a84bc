import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { errorText } from '../failure-of.ts';
import { type DhcpMessage, encodeInform, readDhcpMessage } from './dhcp-message.ts';

export interface InformOptions {
  /** The address and the hardware address of the interface on which is asked. */
  readonly address: string;
  readonly mac: string;
  readonly wanted: readonly number[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Whom to ask; absent: all on the network of the interface. */
  readonly server?: string;
  /** Absent: 68 and 67. A test has ports of its own. */
  readonly clientPort?: number;
  readonly serverPort?: number;
}

export type Informed =
  | { readonly outcome: 'answered'; readonly server: string; readonly message: DhcpMessage }
  /** `port-taken`: another program, mostly the system's own client, has the port. */
  | { readonly outcome: 'silent' }
  | { readonly outcome: 'port-taken' | 'forbidden' | 'failed'; readonly detail: string };

const everybody = '255.255.255.255';
const acknowledged = 5;
const typeCode = 53;
/** Beyond these a flood is no answer. */
const maxStrays = 64;

/**
 * Asks for options by DHCPINFORM, which asks for no address and changes nothing at the server: once,
 * and again after half of the deadline. The port of clients is bound by itself, never shared, so
 * that no answer to the system's own client is taken from it. Takes the first acknowledgement of this
 * very question. Never rejects.
 */
export async function inform(options: InformOptions): Promise<Informed> {
  const { address, mac, wanted, clientPort = 68, serverPort = 67 } = options;
  const { server = everybody, timeoutMs, signal } = options;
  const id = randomInt(2 ** 32);
  const question = encodeInform({ id, address, mac, wanted });
  const socket = createSocket('udp4');
  try {
    const refused = await bound(socket, { address, port: clientPort });
    if (refused) return refused;
    if (server === everybody) socket.setBroadcast(true);
    return await new Promise<Informed>((done) => {
      let strays = 0;
      const fail = (error: Error): void => done({ outcome: 'failed', detail: errorText(error) });
      const send = (): void => {
        socket.send(question, serverPort, server, (error) => error && fail(error));
      };
      const half = setTimeout(send, timeoutMs / 2);
      const stop = (): void => done({ outcome: 'silent' });
      // What came in time while the process stood still is heard first, as in with-deadline.ts.
      const end = setTimeout(() => setImmediate(stop), timeoutMs);
      socket.once('close', () => {
        clearTimeout(half);
        clearTimeout(end);
        signal.removeEventListener('abort', stop);
      });
      signal.addEventListener('abort', stop, { once: true });
      socket.on('error', fail);
      socket.on('message', (bytes, from) => {
        const message = readDhcpMessage(bytes);
        const isOurs = message?.isReply && message.id === id;
        if (isOurs && message.options.get(typeCode)?.[0] === acknowledged) {
          done({ outcome: 'answered', server: from.address, message });
          return;
        }
        strays += 1;
        if (strays > maxStrays) stop();
      });
      if (signal.aborted) stop();
      else send();
    });
  } finally {
    socket.close();
  }
}

function bound(
  socket: Socket,
  place: { readonly address: string; readonly port: number },
): Promise<Informed | undefined> {
  return new Promise((done) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const { code } = error;
      const outcome =
        code === 'EADDRINUSE' ? 'port-taken' : code === 'EACCES' ? 'forbidden' : 'failed';
      done({ outcome, detail: errorText(error) });
    });
    socket.bind({ ...place, exclusive: true }, () => {
      socket.removeAllListeners('error');
      done(undefined);
    });
  });
}
