import { describe, expect, it } from 'vitest';
import { newKey, publicKeyOf, signer, verifier } from '../../../src/fleet/nats/keys.ts';

describe('newKey()', () => {
  it('makes a user of NATS, each time another', () => {
    const one = newKey();
    expect(one.seed).toMatch(/^SU[A-Z2-7]{56}$/);
    expect(one.publicKey).toMatch(/^U[A-Z2-7]{55}$/);
    expect(publicKeyOf(one.seed)).toBe(one.publicKey);
    expect(newKey().seed).not.toBe(one.seed);
  });
});

describe('verifier()', () => {
  it('knows what its key has signed, and nothing else', () => {
    const { seed, publicKey } = newKey();
    const text = Buffer.from('a line');
    const signature = signer(seed)(text);
    expect(verifier(publicKey)(text, signature)).toBe(true);
    expect(verifier(publicKey)(Buffer.from('another'), signature)).toBe(false);
    expect(verifier(newKey().publicKey)(text, signature)).toBe(false);
    expect(verifier('no key')(text, signature)).toBe(false);
    expect(verifier(publicKey)(text, new Uint8Array(3))).toBe(false);
  });
});
