import { createServer } from 'node:net';

/** Listens at the ports that are named, on all addresses, and says a word to who came all the way. Run in a namespace of its own. */
for (const port of process.argv.slice(2).map(Number)) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.resume();
    socket.write('.');
  });
  server.listen({ port, host: '::', backlog: 4096 });
}
