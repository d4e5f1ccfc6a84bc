import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'postject';
import { withoutSignature } from './without-signature.ts';

export interface Parts {
  /** Node of the system that it is for. */
  readonly node: string;
  /** Node of the same version that runs here. */
  readonly builder: string;
}

/** Where Node looks whether something was added to it. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Writes a single executable: a Node, and in it the files of `dist/`, as they are, with `loader.cjs`. The same parts give
 * the same bytes: nothing compiled is in it, no time and no path of this machine.
 */
export async function makeExecutable(out: string, { node, builder }: Parts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'netready-executable-'));
  try {
    const loader = readFileSync(new URL('./loader.cjs', import.meta.url), 'utf8');
    writeFileSync(join(folder, 'loader.cjs'), loader);
    // A process that we start for names is this program again, with one of its own files as its first word.
    const begin = "run(inside(process.argv[2]) ?? 'bin/netready.js');\n";
    writeFileSync(join(folder, 'main.cjs'), `${loader}\n${begin}`);
    const program = readFileSync(node);
    const isWindows = program.toString('latin1', 0, 2) === 'MZ';
    const plain = join(folder, 'node');
    writeFileSync(plain, isWindows ? withoutSignature(program) : program);
    const config = { ...options, assets: { 'loader.cjs': 'loader.cjs', ...assets() } };
    const write = (more: object): void =>
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, ...more }));
    const run = (flag: string): void => {
      execFileSync(builder, [flag, 'config.json'], { cwd: folder, stdio: 'pipe' });
    };
    if (writesItself(builder)) {
      write({ executable: 'node', output: 'made' });
      run('--build-sea');
      copyFileSync(join(folder, 'made'), out);
    } else {
      write({ output: 'blob' });
      run('--experimental-sea-config');
      await inject(plain, 'NODE_SEA_BLOB', readFileSync(join(folder, 'blob')), {
        sentinelFuse: fuse,
      });
      copyFileSync(plain, out);
    }
    chmodSync(out, 0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const options = {
  main: 'main.cjs',
  disableExperimentalSEAWarning: true,
  // It would be of this build alone, and of this processor.
  useCodeCache: false,
  // Of `node:ffi`, by which Windows is asked.
  execArgv: ['--disable-warning=ExperimentalWarning'],
};

/** Of all that is in the package, what it runs by. Maps are for who has its sources. */
function assets(): Record<string, string> {
  const files = readdirSync(join(root, 'dist')).filter((file) => /\.(cjs|wasm)$/.test(file));
  const names = ['package.json', 'bin/netready.js', ...files.sort().map((file) => `dist/${file}`)];
  return Object.fromEntries(names.map((name) => [name, join(root, name)]));
}

function writesItself(builder: string): boolean {
  const version = execFileSync(builder, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(version)?.[1]) >= 26;
}
