import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { whyOf } from '../../model/text/why-of.ts';
import { UnusableValue } from '../usage/usage-error.ts';

const maxBytes = 4 * 1024 * 1024;

/**
 * The certificates of a PEM file, each a PEM text of its own.
 * @throws UsageError that names the field and the file.
 */
export function readPem(field: string, path: string): string[] {
  const text = readText(field, path);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw new UnusableValue(field, { value: path, why: 'it holds no PEM certificate' });
  }
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UnusableValue(field, { value: path, why: 'a certificate is damaged' });
    }
  }
  return blocks;
}

function readText(field: string, path: string): string {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > maxBytes) throw new Error('it is larger than 4 MiB');
    return readFileSync(path, 'latin1');
  } catch (error) {
    const why = whyOf(error);
    throw new UnusableValue(field, { value: path, why });
  }
}
