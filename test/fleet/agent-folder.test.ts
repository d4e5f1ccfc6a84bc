import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isServer, readAgentSettings, readSeed } from '../../src/fleet/agent-folder.ts';
import { usualAllowance } from '../../src/fleet/allowance.ts';
import { newKey } from '../../src/fleet/nats/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'netready-agent-'));
afterAll(() => rmSync(folder, { recursive: true }));

function settings(value: unknown): Promise<unknown> {
  writeFileSync(join(folder, 'agent.json'), JSON.stringify(value));
  return readAgentSettings(folder);
}

const least = { site: 'berlin', server: 'nats://hub.example:4222' };

describe('readAgentSettings()', () => {
  it('has the usual allowance where nothing is said', async () => {
    expect(await settings(least)).toEqual({ ...least, allowance: usualAllowance });
  });

  it('takes what it says, and files from its own folder', async () => {
    expect(await settings({ ...least, ca: 'ca.pem', targets: ['a.example'], maxRate: 20 })).toEqual(
      {
        ...least,
        ca: join(folder, 'ca.pem'),
        allowance: { ...usualAllowance, targets: ['a.example'], maxRate: 20 },
      },
    );
  });

  it.each([
    ['a site that is a pattern', { ...least, site: '>' }, 'for site'],
    ['a site with a dot', { ...least, site: 'de.berlin' }, 'for site'],
    ['a server of another kind', { ...least, server: 'http://hub.example' }, 'for server'],
    ['a login in the server', { ...least, server: 'nats://a:b@hub.example' }, 'for server'],
    ['a field that it has not', { ...least, allow: ['*'] }, 'Unknown field'],
    ['a rate that is none', { ...least, maxRate: -1 }, 'maxRate'],
  ])('refuses %s in one line', async (_, value, why) => {
    await expect(settings(value)).rejects.toThrow(why);
  });
});

describe('isServer()', () => {
  it.each(['nats://a', 'tls://a:4222', 'ws://127.0.0.1:80', 'wss://hub.example'])(
    'takes %s',
    (url) => {
      expect(isServer(url)).toBe(true);
    },
  );

  it.each(['a:4222', '', 'ftp://a', 'nats://', 'nats://u@a'])('refuses "%s"', (url) => {
    expect(isServer(url)).toBe(false);
  });
});

describe('readSeed()', () => {
  const path = join(folder, 'agent.seed');
  const { seed } = newKey();

  it('reads a seed that its owner alone may read', async () => {
    writeFileSync(path, `${seed}\n`);
    chmodSync(path, 0o600);
    expect(await readSeed(path)).toBe(seed);
  });

  it('refuses one that others may read', async () => {
    chmodSync(path, 0o644);
    await expect(readSeed(path)).rejects.toThrow('chmod 600');
  });

  it('refuses what is no seed, and tells nothing of it', async () => {
    writeFileSync(path, `SUsecret-that-is-too-short`);
    chmodSync(path, 0o600);
    const refusal = await readSeed(path).catch((error: Error) => error.message);
    expect(refusal).toContain('it holds no seed');
    expect(refusal).not.toContain('secret-that');
  });

  it('says where there is none', async () => {
    await expect(readSeed(join(folder, 'none'))).rejects.toThrow('Cannot read the key');
  });
});
