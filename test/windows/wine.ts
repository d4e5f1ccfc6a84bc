import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Windows under Wine, as plain data for the workers. */
export interface Wine {
  /** What runs a shell beside it: none, or `chroot` into another Debian. */
  readonly root?: string;
  /** Its folder of settings and drives, as it is named there. */
  readonly prefix: string;
  /** Drive C, as it is named here. */
  readonly drive: string;
  readonly version: string;
}

/** Why nothing can be done here. */
export interface NoWine {
  readonly reason: string;
}

/**
 * Makes a Windows of its own for this run: under the Wine of this machine, or, where NETREADY_WINE_ROOT names a folder,
 * under that of a Debian 13 in it, which root makes there where it is missing.
 */
export function makeWine(): Wine | NoWine {
  const root = process.env['NETREADY_WINE_ROOT'] || undefined;
  if (root !== undefined) {
    const reason = makeRoot(root);
    if (reason !== undefined) return { reason };
  }
  const [command, args, options] = shell({ ...(root !== undefined && { root }) }, 'wine --version');
  const found = spawnSync(command, args, { ...options, encoding: 'utf8' });
  const [, version] = /^wine-(\S+)/.exec(found.stdout ?? '') ?? [];
  if (version === undefined) return { reason: 'Wine is not installed (Debian: wine, wine64)' };
  const temporary = join(root ?? '', tmpdir());
  mkdirSync(temporary, { recursive: true });
  const folder = mkdtempSync(join(temporary, 'netready-wine-'));
  const wine: Wine = {
    ...(root !== undefined && { root }),
    prefix: folder.slice(root?.length ?? 0),
    drive: join(folder, 'drive_c'),
    version,
  };
  run(wine, 'wineboot -i');
  run(wine, 'wine winecfg -v win10');
  // The one that made it may have left two managers of services, which wait for each other's lock: a new one has one.
  run(wine, 'wineserver -k -w');
  // It stays, so that a program does not begin with its start.
  run(wine, 'wineserver -p');
  if (existsSync(wine.drive)) return wine;
  rmSync(folder, { recursive: true, force: true });
  return { reason: `Wine ${version} made no Windows` };
}

/** Ends all that runs there, and takes it away. */
export function endWine(wine: Wine): void {
  run(wine, 'wineserver -k -w');
  rmSync(dirname(wine.drive), { recursive: true, force: true });
}

/** Program, words and options of a shell beside a Wine: `$1` and so on are `args`. */
export function shell(
  wine: Pick<Wine, 'root'> & Partial<Wine>,
  script: string,
  args: readonly string[] = [],
): [string, string[], { env: NodeJS.ProcessEnv }] {
  const words = ['sh', '-c', script, 'sh', ...args];
  const [command = '', ...rest] = wine.root === undefined ? words : ['chroot', wine.root, ...words];
  return [command, rest, { env: { ...plain, WINEPREFIX: wine.prefix } }];
}

const plain: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: homedir(),
  // Names of files are bytes to Linux: without it, Wine loses what is no ASCII.
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  DISPLAY: '',
  // Wine calls itself an older Windows until it is told otherwise.
  NODE_SKIP_PLATFORM_CHECK: '1',
};

function run(wine: Wine, script: string): void {
  const [command, args, options] = shell(wine, script);
  spawnSync(command, args, { ...options, stdio: 'ignore', timeout: 120_000, cwd: '/' });
}

const mirror = 'http://deb.debian.org/debian';

/** A Debian 13 with Wine 10, 1.5 GB. @returns why it cannot be had. */
function makeRoot(root: string): string | undefined {
  if (process.getuid?.() !== 0) return 'NETREADY_WINE_ROOT needs root';
  try {
    if (!existsSync(join(root, 'usr/bin/wine'))) {
      execFileSync('debootstrap', ['--variant=minbase', 'trixie', root, mirror], { stdio: 'pipe' });
      const install = 'apt-get update && apt-get install -y --no-install-recommends wine wine64';
      execFileSync('chroot', [root, 'sh', '-c', install], { stdio: 'pipe' });
      // It has no name for loopback otherwise.
      writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n');
    }
    for (const place of ['proc', 'dev']) {
      const to = join(root, place);
      if (spawnSync('mountpoint', ['-q', to]).status !== 0) {
        execFileSync('mount', ['--bind', `/${place}`, to]);
      }
    }
    return undefined;
  } catch (error) {
    return `NETREADY_WINE_ROOT: ${error instanceof Error ? error.message : String(error)}`;
  }
}
