import { connect, type Socket } from 'node:net';

/** A SOCKS5 reply (RFC 1928, section 6) with an IPv4 address of zeros. */
export function socks5Reply(code: number): Buffer {
  return Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
}

/** Accepts "no login" and answers the request with `reply`; `then` goes on with the connection. */
export function socksServer(
  reply: Buffer,
  then: (socket: Socket, request: Buffer) => void = () => {},
): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.once('data', (request) => {
        socket.write(reply);
        then(socket, request);
      });
      socket.write(Buffer.from([5, 0]));
    });
  };
}

/** Carries bytes both ways between a socket and a port of loopback. */
export function relay(socket: Socket, port: number): void {
  const other = connect({ host: '127.0.0.1', port });
  other.on('error', () => socket.destroy());
  socket.on('close', () => other.destroy());
  other.on('close', () => socket.end());
  socket.pipe(other);
  other.pipe(socket);
}
