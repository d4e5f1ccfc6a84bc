import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leasedOptions } from '../../../../src/discovery/wpad/dhcp/leases.ts';

async function rootWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'netready-leases-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

const silent = async () => undefined;

describe('leasedOptions()', () => {
  it('reads the folders of the clients, and says where', async () => {
    const root = await rootWith({
      'run/systemd/netif/leases/2': `OPTION_252=${Buffer.from('http://a.example/').toString('hex')}\n`,
      'run/systemd/netif/leases/3': 'ADDRESS=10.1.1.1\n',
      'var/lib/dhcp/dhclient.eth0.leases': 'lease {\n  option wpad "http://b.example/";\n}\n',
      'var/lib/dhcp/other.txt': 'lease {\n  option wpad "http://c.example/";\n}\n',
    });
    const networkManager = async () => 'DHCP4.OPTION[1]:wpad = http\\://d.example/\n';
    const words = await leasedOptions({ now: 0, root, networkManager });
    expect(words).toEqual([
      { outcome: 'url', url: 'http://a.example/', place: '/run/systemd/netif/leases/2' },
      { outcome: 'url', url: 'http://b.example/', place: '/var/lib/dhcp/dhclient.eth0.leases' },
      { outcome: 'url', url: 'http://d.example/', place: 'NetworkManager' },
    ]);
  });

  it('reads the end of a long file, and finds nothing where there is nothing', async () => {
    const long = `${'# filled\n'.repeat(40_000)}lease {\n  option wpad "http://b.example/";\n}\n`;
    const root = await rootWith({ 'var/lib/dhclient/dhclient.leases': long });
    expect(await leasedOptions({ now: 0, root, networkManager: silent })).toMatchObject([
      { url: 'http://b.example/' },
    ]);
    const empty = await rootWith({});
    expect(await leasedOptions({ now: 0, root: empty, networkManager: silent })).toEqual([]);
  });
});
