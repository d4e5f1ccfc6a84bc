import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { initFleet } from '../../../src/cli/fleet/init-fleet.ts';
import { readAgentSettings, readSeed } from '../../../src/fleet/agent-folder.ts';
import { publicKeyOf } from '../../../src/fleet/nats/keys.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'netready-init-')), 'fleet');
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));
const wish = { folder, sites: ['berlin', 'lima'], listen: '127.0.0.1:4222' };

describe('initFleet()', () => {
  it('makes a folder for the hub and one for each site, which its owner alone may read', async () => {
    const lines = await initFleet({ ...wish, webSocket: '127.0.0.1:8080' });
    expect(lines.join('\n')).toContain('nats-server --config server.conf');
    const { sites, server } = JSON.parse(readFileSync(join(folder, 'fleet.json'), 'utf8'));
    expect(server).toBe('nats://127.0.0.1:4222');
    const config = readFileSync(join(folder, 'server.conf'), 'utf8');
    for (const site of wish.sites) {
      const place = join(folder, 'sites', site);
      const settings = await readAgentSettings(place);
      expect(settings).toMatchObject({ site, server: 'ws://127.0.0.1:8080' });
      expect(publicKeyOf(await readSeed(join(place, 'agent.seed')))).toBe(sites[site]);
      expect(config).toContain(sites[site]);
      for (const name of readdirSync(place))
        expect(statSync(join(place, name)).mode & 0o077).toBe(0);
    }
  });

  it('replaces no fleet, whose keys would be lost', async () => {
    await expect(initFleet(wish)).rejects.toThrow('there is one already');
  });
});
