import { createServer } from 'node:net';

/** Listens at the ports that are named, on all addresses, and answers a word with a word. Run in a namespace of its own. */
for (const port of process.argv.slice(2).map(Number)) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => socket.write('.'));
  });
  server.listen({ port, host: '::', backlog: 4096 });
}
