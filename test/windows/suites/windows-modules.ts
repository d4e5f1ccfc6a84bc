import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const manifests = ['package.json', 'package-lock.json'] as const;
const kept = fileURLToPath(new URL('../../../.cache/windows-modules', import.meta.url));

/**
 * Path of `node_modules` as an installation on Windows has it, by the lock file: npm fetches it once for each, and runs
 * nothing of it. @throws Error where it cannot be had.
 */
export function windowsModules(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync('package-lock.json'));
  const folder = join(kept, hash.digest('hex').slice(0, 16));
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) return modules;
  mkdirSync(kept, { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  try {
    for (const name of manifests) copyFileSync(name, join(made, name));
    const install = ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit'];
    execFileSync('npm', install, { cwd: made, stdio: 'ignore', timeout: 600_000 });
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return modules;
}
