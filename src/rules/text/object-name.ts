import { createHash } from 'node:crypto';

/**
 * The name of an object for a host, of letters, digits, periods, hyphens and underscores, and no longer
 * than a product takes: what is longer ends in a sum of the whole, so that no two are alike.
 */
export function objectName(stem: string, most: number): string {
  const name = `netready-${stem.replace(/[^a-zA-Z0-9._-]+/g, '-')}`;
  if (name.length <= most) return name;
  return `${name.slice(0, most - 9)}-${sumOf(stem).slice(0, 8)}`;
}

/** A UUID (RFC 9562, version 8) that stands for a text, and for the same one always. */
export function uuidOf(text: string): string {
  const hex = sumOf(`netready ${text}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
