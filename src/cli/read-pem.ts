import { X509Certificate } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { quoted, UsageError } from './usage-error.ts';

const mostBytes = 4 * 1024 * 1024;

/**
 * The certificates of a PEM file, each a PEM text of its own.
 * @throws UsageError that names the option and the file.
 */
export function readPem(option: string, path: string): string[] {
  const text = readStart(option, path);
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

/** At most `mostBytes` of a file: it may be a device that never ends. */
function readStart(option: string, path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(mostBytes);
      let length = 0;
      for (let read = -1; read !== 0 && length < mostBytes; length += read) {
        read = readSync(file, buffer, length, mostBytes - length, null);
      }
      return buffer.toString('latin1', 0, length);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read the file of ${option}: ${why}`);
  }
}
