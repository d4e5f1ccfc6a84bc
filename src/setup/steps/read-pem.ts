import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { quoted, UsageError } from '../usage/usage-error.ts';

const mostBytes = 4 * 1024 * 1024;

/**
 * The certificates of a PEM file, each a PEM text of its own.
 * @throws UsageError that names the option and the file.
 */
export function readPem(option: string, path: string): string[] {
  const text = readText(option, path);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw new UsageError(`Cannot use ${quoted(path)} for ${option}: it holds no PEM certificate`);
  }
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UsageError(`Cannot use ${quoted(path)} for ${option}: a certificate is damaged`);
    }
  }
  return blocks;
}

function readText(option: string, path: string): string {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > mostBytes) throw new Error('it is larger than 4 MiB');
    return readFileSync(path, 'latin1');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read the file of ${option}: ${why}`);
  }
}
