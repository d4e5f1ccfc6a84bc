import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

/** A Node binary of npm, or another file there, of one package and version. */
export interface NodePin {
  readonly package: string;
  readonly version: string;
  /** What is taken out of it, and the SHA-256 of that. */
  readonly files: Readonly<Record<string, string>>;
}

const list: readonly NodePin[] = JSON.parse(
  readFileSync(new URL('./pins.json', import.meta.url), 'utf8'),
);

/** The pin of a package in a version. @throws Error where `pins.json` has none. */
export function pinOf(name: string, version: string): NodePin {
  const pin = list.find((one) => one.package === name && one.version === version);
  if (!pin) throw new Error(`pins.json has no ${name} ${version}`);
  return pin;
}

/**
 * Path of one file of a pin, in a folder that keeps them from one build to the next (`.cache/`, or
 * NETREADY_NODES). What is not there is fetched by `npm pack`, which runs nothing of it.
 * @throws Error where the file is not the one that was pinned, kept or fetched.
 */
export function pinnedFile(pin: NodePin, file: string): string {
  const folder = join(keptIn(), `${pin.package}-${pin.version}`);
  const path = join(folder, file);
  if (!existsSync(path)) fetchInto(folder, pin);
  const found = sha256(readFileSync(path));
  if (found !== pin.files[file]) {
    rmSync(folder, { recursive: true });
    throw new Error(`${pin.package} ${pin.version} has another ${file}: its SHA-256 is ${found}`);
  }
  return path;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function keptIn(): string {
  return env['NETREADY_NODES'] || fileURLToPath(new URL('../../.cache/nodes', import.meta.url));
}

/** All at once or not at all: it is put into its place when it is whole. */
function fetchInto(folder: string, pin: NodePin): void {
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  try {
    const pack = ['pack', `${pin.package}@${pin.version}`, '--json', '--pack-destination', made];
    const answer = execFileSync('npm', pack, { encoding: 'utf8', cwd: made });
    const [{ filename }] = JSON.parse(answer);
    const files = Object.keys(pin.files).map((file) => `package/${file}`);
    const extract = ['-xzf', filename, '--strip-components', '1', '--no-same-owner', ...files];
    execFileSync('tar', extract, { cwd: made });
    rmSync(join(made, filename));
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
