import { describe, expect, it } from 'vitest';
import type { Lab } from '../../../src/lab/lab.ts';
import { openFaultyLab, placeOf, secure } from '../lab-client.ts';

const host = 'gateway.example.com';

async function handshake(lab: Lab, servername = host): Promise<string> {
  return secure(lab, await placeOf(lab, host, 443), { servername }).outcome;
}

describe('a fault at times', () => {
  it('is met in its turns, whatever the name', async () => {
    const fault = { kind: 'after-hello', answer: 'reset' } as const;
    const lab = await openFaultyLab({ kind: 'at-times', times: { turns: 'xx.' }, fault });
    const names = [host, 'harmless.example.org', 'harmless.example.org', host];
    const seen: string[] = [];
    for (const name of names) seen.push(await handshake(lab, name));
    expect(seen).toEqual(['ECONNRESET', 'ECONNRESET', 'secure', 'ECONNRESET']);
  });
});

describe('a filter', () => {
  it('lets no name pass for a while after a hit, where it remembers', async () => {
    const lab = await openFaultyLab({ kind: 'sni-filter', answer: 'reset', residualMs: 60_000 });
    expect(await handshake(lab, 'harmless.example.org')).toBe('secure');
    expect(await handshake(lab)).toBe('ECONNRESET');
    expect(await handshake(lab, 'harmless.example.org')).toBe('ECONNRESET');
  });

  it('spoils a ClientHello by its size', async () => {
    const small = await openFaultyLab({ kind: 'size-filter', over: 50, answer: 'reset' });
    expect(await handshake(small)).toBe('ECONNRESET');
    const large = await openFaultyLab({ kind: 'size-filter', over: 16_000, answer: 'reset' });
    expect(await handshake(large)).toBe('secure');
  });
});
