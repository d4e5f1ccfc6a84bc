import { describe, expect, it } from 'vitest';
import { newKey } from '../../src/fleet/nats/keys.ts';
import { serverConfig, siteRights } from '../../src/fleet/server-config.ts';

describe('siteRights()', () => {
  it('names no subject of another site, and none for all', () => {
    const { publish, subscribe } = siteRights('berlin');
    const ownOnly = [...publish, ...subscribe].filter((subject) => subject !== '$JS.API.INFO');
    for (const subject of ownOnly) expect(subject).toContain('berlin');
    expect(publish.filter((subject) => /PURGE|DELETE|CREATE|UPDATE/.test(subject))).toEqual([]);
  });
});

describe('serverConfig()', () => {
  it('has a user for each site under its public key, and no seed', () => {
    const keys = new Map(['berlin', 'lima'].map((site) => [site, newKey()]));
    const siteKeys = new Map([...keys].map(([site, { publicKey }]) => [site, publicKey]));
    const hub = newKey();
    const text = serverConfig({ listen: '127.0.0.1:4222', hubKey: hub.publicKey, siteKeys });
    for (const { publicKey, seed } of keys.values()) {
      expect(text).toContain(`nkey: ${publicKey}`);
      expect(text).not.toContain(seed);
    }
    expect(text).not.toContain('websocket');
  });
});
