import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentWithoutSecrets } from '../../../src/cli/out/document-without-secrets.ts';
import { leasedOptions } from '../../../src/discovery/wpad/dhcp/leases.ts';
import { dhcpReply } from '../../net/dhcp-reply.ts';
import { foreignSecrets } from '../canary.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const message = (url: string): Buffer =>
  dhcpReply(7, [
    [53, [5]],
    [52, [3]],
    [252, [...Buffer.from(url)]],
  ]);

/** A lease as each client keeps it, with the place where it lies. */
const places: readonly (readonly [path: string, lease: (url: string) => string | Buffer])[] = [
  [
    'run/systemd/netif/leases/2',
    (url) => `ADDRESS=10.6.0.2\nOPTION_252=${Buffer.from(url).toString('hex')}\nT1=1800\n`,
  ],
  [
    'var/lib/dhcp/dhclient.leases',
    (url) =>
      `lease {\n  interface "eth0";\n  fixed-address 10.6.0.2;\n  option wpad "${url}";\n  expire 6 2026/11/28 13:00:00;\n}\n`,
  ],
  ['var/lib/dhcpcd/eth0.lease', message],
  [
    'var/db/dhcpclient/leases/en0',
    (url) =>
      `<plist><dict><key>PacketData</key><data>${message(url).toString('base64')}</data></dict></plist>`,
  ],
];

/** What clients of DHCP keep on this machine, and what NetworkManager says. */
export const leases: Open = async (root) => {
  for (const [path] of places) await mkdir(dirname(join(root, path)), { recursive: true });
  return {
    feed: async (draw) => {
      // What is to stay known as a secret must not be changed afterwards.
      const isSecret = draw.chance(0.2);
      const url = isSecret ? draw.oneOf(foreignSecrets) : 'http://wpad.corp.example/wpad.dat';
      const [path, lease] = draw.oneOf(places);
      const bytes = Buffer.from(lease(url));
      await writeFile(join(root, path), isSecret ? bytes : mutated(bytes, draw));
      const said = `DHCP4.OPTION[1]:wpad = ${url.replaceAll(':', '\\:')}\n`;
      const networkManager = async (): Promise<string> =>
        isSecret ? said : mutated(Buffer.from(said), draw).toString();
      return JSON.stringify(
        documentWithoutSecrets(await leasedOptions({ now, root, networkManager })),
      );
    },
  };
};
