import type { Socket } from 'node:net';
import { type ClientHello, readClientHello } from '../network/client-hello.ts';

/**
 * Waits for the whole ClientHello, or for the first bytes of anything else, and hands them on with
 * what they are. The socket is at rest then, and its reader decides what becomes of the bytes.
 */
export function readFirstBytes(
  socket: Socket,
  onBytes: (bytes: Buffer, hello: ClientHello) => void,
): void {
  let bytes = Buffer.alloc(0);
  const read = (): void => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    bytes = Buffer.concat([bytes, chunk]);
    const hello = readClientHello(bytes);
    if (hello.state === 'more') return;
    socket.off('readable', read);
    onBytes(bytes, hello);
  };
  socket.on('readable', read);
}
