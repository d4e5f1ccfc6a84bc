import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machineSuffixes, windowsSuffixes } from '../../../src/discovery/wpad/machine-suffixes.ts';
import { machineOf } from '../windows/machine.ts';

async function suffixes(name: string, text: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-resolv-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'resolv.conf');
  await writeFile(file, text);
  return machineSuffixes({ name, file });
}

describe('machineSuffixes()', () => {
  it("puts the machine's own domain before those of resolv.conf", async () => {
    const text = 'nameserver 192.0.2.1\nsearch corp.example Branch.example.\n';
    expect(await suffixes('host.own.example', text)).toEqual([
      'own.example',
      'corp.example',
      'branch.example',
    ]);
    expect(await suffixes('host', text)).toEqual(['corp.example', 'branch.example']);
  });

  it('takes the last line of search or domain', async () => {
    expect(
      await suffixes('host', 'domain a.example\n  search\tb.example\n#search c.example'),
    ).toEqual(['b.example']);
    expect(await suffixes('host', 'search a.example\ndomain b.example\n')).toEqual(['b.example']);
  });

  it('has none where nothing can be read, and reads no more than the start', async () => {
    expect(await machineSuffixes({ name: 'host', file: '/no/such/file' })).toEqual([]);
    expect(await suffixes('host', `${'#'.repeat(70_000)}\nsearch a.example\n`)).toEqual([]);
  });
});

describe('windowsSuffixes()', () => {
  it('reads the suffixes of TCP/IP', () => {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
    const values = { Domain: 'Corp.example', SearchList: 'a.example,corp.example', DhcpDomain: '' };
    expect(windowsSuffixes(machineOf({ [key]: values }))).toEqual(['corp.example', 'a.example']);
    expect(windowsSuffixes(machineOf({}))).toEqual([]);
  });
});
