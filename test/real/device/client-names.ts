import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from '../company.ts';
import type { Device } from '../real-case.ts';

/** The client's own files about names, as `ip netns exec` shows them there (ip-netns(8)). */
export function clientNames({
  nameServers,
  hosts,
}: {
  /** In the order in which they are asked. */
  readonly nameServers?: readonly string[];
  /** Lines of its hosts file. */
  readonly hosts?: readonly string[];
}): Device {
  const write = ({ client }: Company, file: string, lines: readonly string[]): Promise<void> =>
    writeFile(join('/etc/netns', client.name, file), `${lines.join('\n')}\n`);
  return {
    name: 'resolv.conf and hosts',
    package: 'iproute2',
    start: async (company) => {
      if (nameServers) {
        const lines = nameServers.map((address) => `nameserver ${address}`);
        await write(company, 'resolv.conf', lines);
      }
      if (hosts) await write(company, 'hosts', ['127.0.0.1 localhost', ...hosts]);
    },
  };
}
