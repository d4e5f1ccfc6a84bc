import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { net } from '../company.ts';
import type { Device } from '../real-case.ts';

/** A SOCKS server at port 1080 of the edge, by its options: `-u name -P word` demands a login. */
export function microsocks(options: readonly string[] = []): Device {
  return {
    name: 'microsocks',
    package: 'microsocks',
    start: ({ edge, folder }) =>
      edge.start({
        command: ['microsocks', '-i', net.edge, '-p', '1080', ...options],
        tcp: [1080],
        log: join(folder, 'microsocks.log'),
      }),
  };
}

/** Dante at port 1080 of the edge; the rules for what may pass stand before "pass all". */
export function dante(rules: readonly string[], method: 'none' | 'username' = 'none'): Device {
  return {
    name: 'dante',
    package: 'dante-server',
    start: async ({ edge, folder }) => {
      const file = join(folder, 'danted.conf');
      const lines = [
        'logoutput: stderr',
        `internal: ${net.edge} port = 1080`,
        `external: ${net.edgeOutside}`,
        `socksmethod: ${method}`,
        'clientmethod: none',
        'user.privileged: root',
        'user.unprivileged: nobody',
        'client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }',
        ...rules,
        'socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }',
      ];
      await writeFile(file, `${lines.join('\n')}\n`);
      const command = ['danted', '-f', file, '-p', join(folder, 'danted.pid')];
      await edge.start({ command, tcp: [1080], log: join(folder, 'danted.log') });
    },
  };
}
