import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemMeans } from '../../../src/cli/as-system/audit-as-system.ts';
import { standInProgram } from '../../discovery/windows/live/stand-in-program.ts';
import { temporaryFolder } from '../run-cli.ts';

export interface StandIns {
  readonly means: Omit<SystemMeans, 'original'>;
  /** Where the tasks are, a file each. */
  readonly tasks: string;
  /** What each program was called with, a line each. */
  readonly calls: string;
}

/**
 * Programs in the place of Windows' own. This `schtasks` keeps tasks as files, and runs the line of a task as
 * cmd.exe would, by the shell of this system: what it calls, and what becomes of its files, is real.
 */
export async function standIns(refused = ''): Promise<StandIns> {
  const state = await temporaryFolder();
  const tasks = join(state, 'tasks');
  const parent = join(state, 'program files');
  const calls = join(state, 'calls.txt');
  await mkdir(tasks);
  await mkdir(parent);
  const heard = `
fs.appendFileSync(${JSON.stringify(calls)}, args.map((one) => one.replaceAll('\\n', ' ')).join(' ') + '\\n');
if (args.includes(${JSON.stringify(refused)})) { console.error('FEHLER: Zugriff verweigert'); process.exit(5); }
`;
  const schtasks = await standInProgram(`${heard}
const [verb, , name] = args;
const file = ${JSON.stringify(tasks)} + '/' + name;
const exists = fs.existsSync(file);
if (verb === '/create') fs.copyFileSync(args[4], file);
else if (!exists) process.exit(1);
else if (verb === '/delete') fs.unlinkSync(file);
else if (verb === '/end') {
  try { process.kill(-Number(fs.readFileSync(file + '.pid', 'utf8')), 'SIGKILL'); fs.unlinkSync(file + '.pid'); } catch {}
} else if (verb === '/run') {
  const xml = fs.readFileSync(file).toString('utf16le');
  const of = (tag) => new RegExp('<' + tag + '>(.*)</' + tag + '>').exec(xml)[1]
    .replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const line = /^\\/d \\/s \\/c "(.*)"$/.exec(of('Arguments'))[1];
  const script = line.split(' & ').map((part) => part.replace(/^set "(.*)"$/, 'export $1').replace(/^ren "(.*)\\/([^/]*)" (\\S+)$/, 'mv "$1/$2" "$1/$3"')).join(' ; ');
  const child = require('node:child_process').spawn('/bin/sh', ['-c', script],
    { cwd: of('WorkingDirectory'), detached: true, stdio: 'ignore' });
  fs.writeFileSync(file + '.pid', String(child.pid));
  child.unref();
}
`);
  const icacls = await standInProgram(heard);
  return { means: { schtasks, icacls, shell: 'cmd.exe', parent }, tasks, calls };
}
