import { type Flag, one, text, turnOn } from './flag.ts';

/** Of `seal` and of `verify`. Keys are read from their files alone: a pipe would be kept in a file meanwhile. */
export const sealFlag: Flag<string | undefined> = one('seal', text, {
  value: 'FILE',
  help: 'where the seal is (default: beside the file, its name and .seal)',
});

export const keyFlag: Flag<string | undefined> = one('key', text, {
  value: 'FILE',
  help: 'sign with this private key: Ed25519, PKCS#8, PEM, that nobody else may read; without it the seal shows accidents alone',
});

export const publicKeyFlag: Flag<string | undefined> = one('public-key', text, {
  value: 'FILE',
  help: 'check the signature with this public key, PEM; a seal that it did not sign is no seal',
});

export const replaceSealFlag: Flag<boolean | undefined> = turnOn(
  'force',
  'replace a seal that is there',
);
