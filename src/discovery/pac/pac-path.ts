import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a PAC file of this machine lies; undefined for one of the web. */
export function pacPath(source: string): string | undefined {
  const place = source.replace(/^pac\+/i, '');
  return /^https?:/i.test(place) ? undefined : localPath(place);
}

/** `file:/path` and `file:///path` alike; `file:name` and a name alone lie in the folder. */
export function localPath(place: string, folder = ''): string {
  const [, rest] = /^file:(.*)$/is.exec(place) ?? [];
  const path = rest === undefined ? place : rest.startsWith('/') ? fileURLToPath(place) : rest;
  return resolve(folder, path);
}
