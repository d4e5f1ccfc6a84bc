import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { net } from '../company.ts';
import type { Device } from '../real-case.ts';

export interface TinyproxyOptions {
  /** Names that it refuses, as basic regular expressions. */
  readonly filter?: readonly string[];
  /** Further lines of its configuration. */
  readonly lines?: readonly string[];
}

/** A small proxy of branch offices and routers, at port 8888 of the edge. */
export function tinyproxy({ filter = [], lines = [] }: TinyproxyOptions = {}): Device {
  return {
    name: 'tinyproxy',
    package: 'tinyproxy',
    start: async ({ folder, edge }) => {
      const names = join(folder, 'tinyproxy-filter');
      await writeFile(names, filter.map((line) => `${line}\n`).join(''));
      const file = join(folder, 'tinyproxy.conf');
      const all = [
        'Port 8888',
        `Listen ${net.edge}`,
        'Timeout 30',
        'MaxClients 50',
        ...(filter.length > 0 ? [`Filter "${names}"`] : []),
        ...lines,
      ];
      await writeFile(file, `${all.join('\n')}\n`);
      const command = ['tinyproxy', '-d', '-c', file];
      await edge.start({ command, tcp: [8888], log: join(folder, 'tinyproxy.log') });
    },
  };
}
