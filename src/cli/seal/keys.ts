import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { whyOf } from '../../model/text/why-of.ts';
import { UnusableValue } from '../../setup/usage/usage-error.ts';

const maxKeyBytes = 64 * 1024;
const making = 'openssl genpkey -algorithm ed25519 makes one';

/**
 * Reads the key that signs: Ed25519, PKCS#8, PEM, without a password.
 * @throws UsageError in one line where it is another, or where others than its owner may read it.
 */
export async function readPrivateKey(path: string): Promise<KeyObject> {
  const use = { option: '--key', path };
  const { pem, mode } = await readPem(use);
  if (platform !== 'win32' && (mode & 0o077) !== 0) {
    const seen = (mode & 0o777).toString(8).padStart(4, '0');
    throw unusable(use, `others than its owner may read it (mode ${seen}): chmod 600`);
  }
  if (/^-----BEGIN ENCRYPTED PRIVATE KEY-----/m.test(pem))
    throw unusable(use, 'it is encrypted; openssl pkey -in FILE -out FILE writes it without');
  if (!/^-----BEGIN PRIVATE KEY-----/m.test(pem))
    throw unusable(use, `it holds no private key in PEM (PKCS#8); ${making}`);
  return ed25519(use, () => createPrivateKey(pem));
}

/**
 * Reads the key that a signature is checked with: Ed25519, SPKI, PEM.
 * @throws UsageError in one line where it is another.
 */
export async function readPublicKey(path: string): Promise<KeyObject> {
  const use = { option: '--public-key', path };
  const { pem } = await readPem(use);
  // A public key can be had of a private one, which is not to be handed on for that.
  if (/PRIVATE KEY-----/.test(pem))
    throw unusable(use, 'it holds a private key: openssl pkey -pubout writes the public one');
  if (!/^-----BEGIN PUBLIC KEY-----/m.test(pem))
    throw unusable(use, 'it holds no public key in PEM');
  return ed25519(use, () => createPublicKey(pem));
}

/** A key by its public half: SHA-256 of its SPKI, hexadecimal. */
export function keyId(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return hash('sha256', half.export({ type: 'spki', format: 'der' }));
}

interface Use {
  readonly option: string;
  readonly path: string;
}

interface Pem {
  readonly pem: string;
  readonly mode: number;
}

async function readPem(use: Use): Promise<Pem> {
  const found = await stat(use.path).catch((error: Error) => {
    throw unusable(use, whyOf(error));
  });
  if (!found.isFile()) throw unusable(use, 'it is no regular file');
  if (found.size > maxKeyBytes) throw unusable(use, `it has ${found.size} bytes, and no key has`);
  const pem = await readFile(use.path, 'latin1').catch((error: Error) => {
    throw unusable(use, whyOf(error));
  });
  return { pem, mode: found.mode };
}

function ed25519(use: Use, parse: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse();
  } catch {
    // What the parser says is of its own insides.
    throw unusable(use, `its PEM is damaged; ${making}`);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw unusable(use, `it is a key for ${key.asymmetricKeyType}, and Ed25519 is asked; ${making}`);
}

function unusable({ option, path }: Use, why: string): UnusableValue {
  return new UnusableValue(option, { value: path, why });
}
