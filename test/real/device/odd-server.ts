import { join } from 'node:path';
import type { Device } from '../real-case.ts';
import type { Service } from '../service.ts';

/** Says the same to whoever sends it something, and hangs up. */
export function oddServer(service: Service, says: Buffer): Device {
  const port = service.url.startsWith('https:') ? 443 : 80;
  const script = `require('node:net').createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from('${says.toString('hex')}', 'hex')));
  }).listen(${port}, '${service.address}');`;
  return {
    name: 'a server of our own',
    package: 'iproute2',
    start: ({ folder, internet }) =>
      internet.start({
        command: [process.execPath, '-e', script],
        tcp: [`${service.address}:${port}`],
        log: join(folder, `${service.host}.log`),
      }),
  };
}
