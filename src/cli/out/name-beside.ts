import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** The name of a file that is to be put in the place of another one, and stands beside it until then. */
export function nameBeside(place: string): string {
  const name = `.${basename(place).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`;
  return join(dirname(place), name);
}
