import { createUser, fromPublic, fromSeed, type KeyPair } from '@nats-io/nkeys';
import type { Sign, Verify } from '../fleet-result.ts';

/** A pair of an nkey (Ed25519): the seed is secret, the public half names it. */
export interface NewKey {
  readonly seed: string;
  readonly publicKey: string;
}

/** Makes a key for a user of NATS: a hub, or a site. */
export function newKey(): NewKey {
  const pair = createUser();
  return { seed: new TextDecoder().decode(pair.getSeed()), publicKey: pair.getPublicKey() };
}

/** Signs with a seed. @throws an Error of the library's for what is no seed. */
export function signer(seed: string): Sign {
  const pair = pairOf(seed);
  return (bytes) => pair.sign(bytes);
}

/** Checks what a public key has signed; false for every signature where it is no key. */
export function verifier(publicKey: string): Verify {
  return (bytes, signature) => {
    try {
      return fromPublic(publicKey).verify(bytes, signature);
    } catch {
      return false;
    }
  };
}

/**
 * The public half of a seed. @throws an Error of the library's for what is no seed.
 *
 * @internal Exported for its tests.
 */
export function publicKeyOf(seed: string): string {
  return pairOf(seed).getPublicKey();
}

function pairOf(seed: string): KeyPair {
  return fromSeed(new TextEncoder().encode(seed));
}
