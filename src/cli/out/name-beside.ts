import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getuid } from 'node:process';

/** The name of a file that is to be put in the place of another one, and stands beside it until then. */
export function nameBeside(place: string): string {
  return join(dirname(place), `${beginning(place)}${randomBytes(6).toString('hex')}.part`);
}

/** No report takes so long to write: what is younger may be another run's. */
const oldMs = 24 * 3600 * 1000;

/**
 * Removes what kills have left beside a place: files of such a name, regular, of this user, and not
 * touched for a day. What cannot be removed stays.
 */
export function removeLitter(place: string): void {
  const start = beginning(place);
  const isOurs = (name: string): boolean =>
    name.startsWith(start) && /^[\da-f]{12}\.part$/.test(name.slice(start.length));
  attempt(() => {
    for (const name of readdirSync(dirname(place)).filter(isOurs)) {
      attempt(() => removeOld(join(dirname(place), name)));
    }
  });
}

function removeOld(file: string): void {
  const found = lstatSync(file);
  const isOwn = getuid === undefined || found.uid === getuid();
  if (found.isFile() && isOwn && Date.now() - found.mtimeMs > oldMs) unlinkSync(file);
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // It is in nobody's way.
  }
}

function beginning(place: string): string {
  return `.${basename(place).slice(0, 100)}.`;
}
