import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { getuid, kill, pid, platform } from 'node:process';

/**
 * The name of a file that is to be put in the place of another one, and stands beside it until then:
 * it tells whose process numbers count, and which process writes it.
 */
export function nameBeside(place: string): string {
  const own = `${whereNumbersCount()}.${pid}.${randomBytes(6).toString('hex')}.part`;
  return join(dirname(place), `${beginning(place)}${own}`);
}

/** No report takes so long to write: what is younger may be another run's. */
const oldMs = 24 * 3600 * 1000;

/**
 * Removes what kills have left beside a place: files of such a name, regular, of this user, whose
 * process is gone or, where that cannot be known, which nobody touched for a day. What cannot be
 * removed stays.
 */
export function removeLitter(place: string): void {
  const start = beginning(place);
  attempt(() => {
    for (const name of readdirSync(dirname(place)).filter((one) => one.startsWith(start))) {
      const [, where, writer] =
        /^([\da-f]{8})\.(\d{1,10})\.[\da-f]{12}\.part$/.exec(name.slice(start.length)) ?? [];
      if (where === undefined) continue;
      const isGone = where === whereNumbersCount() && !isAlive(Number(writer));
      attempt(() => removeOld(join(dirname(place), name), isGone ? 0 : oldMs));
    }
  });
}

function removeOld(file: string, fromMs: number): void {
  const found = lstatSync(file);
  const isOwn = getuid === undefined || found.uid === getuid();
  if (found.isFile() && isOwn && Date.now() - found.mtimeMs >= fromMs) unlinkSync(file);
}

/** Under the number of one that ended another may run: then its file stays for a day. */
function isAlive(writer: number): boolean {
  try {
    kill(writer, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** The same folder may be seen from another machine, or from another namespace of processes. */
function whereNumbersCount(): string {
  let where = hostname();
  if (platform === 'linux') {
    attempt(() => {
      where = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1');
      where += readlinkSync('/proc/self/ns/pid');
    });
  }
  return createHash('sha256').update(where).digest('hex').slice(0, 8);
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
