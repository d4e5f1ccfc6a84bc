import { describe, expect, it } from 'vitest';
import { askNameServers } from '../../../src/net/dns/dns.ts';

describe('askNameServers()', () => {
  it('rejects where there is nobody to ask', async () => {
    const asking = askNameServers(
      { name: 'a.example', type: 'A' },
      { servers: [], timeoutMs: 20, signal: new AbortController().signal },
    );
    await expect(asking).rejects.toThrow('Cannot ask for a name: no name server was given');
  });
});
