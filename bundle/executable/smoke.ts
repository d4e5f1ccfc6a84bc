import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs an executable of this system in a folder of its own: what it reads of itself, its threads and its engine for
 * PAC files.
 * @throws Error where one of them is not there.
 */
export function smoke(executable: string, version: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'netready-smoke-'));
  try {
    const program = join(folder, 'netready');
    copyFileSync(executable, program);
    const run = (...args: readonly string[]): string =>
      execFileSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
    const must = (what: string, found: string, part: string): void => {
      if (!found.includes(part)) throw new Error(`The executable fails at ${what}: ${found}`);
    };
    must('its version', run('--version'), `${version}\n`);
    must('its pages', run('explain', 'sni-filter'), 'sni-filter');
    writeFileSync(join(folder, 'a.pac'), 'function FindProxyForURL(u, h) { return "PROXY a:1"; }');
    must('PAC files', run('pac', 'a.pac', 'https://a.example/'), 'PROXY a:1');
    // Two modules of Node's own are imported when they are used, to fetch the file that WPAD leads to.
    const never = ['--fail-on', 'never'];
    must('an audit', run('audit', '--lab', 'wpad-found', ...never), 'NOT READY: 1 of 3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
