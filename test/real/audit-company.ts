import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/model/audit/report.ts';
import type { Company } from './company.ts';
import type { RealCase } from './real-case.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const maxBytes = 64 * 1024 * 1024;

export interface Audit {
  readonly report: Report;
  readonly status: number;
}

/** Runs the built command as a user on the client would, and reads its report. */
export function auditCompany(
  company: Company,
  { services, routes, timeout }: RealCase,
): Promise<Audit> {
  const rows = services.map(({ url }) => url);
  return auditRows(company, { rows, routes, ...(timeout !== undefined && { timeout }) });
}

/** What is audited, as `--catalogue` and `--route` take it; a row is a URL, or a wildcard of one. */
export interface AuditedRows extends Pick<RealCase, 'routes' | 'timeout'> {
  readonly rows: readonly string[];
  /** After so long the process is killed; absent: a minute. */
  readonly patienceMs?: number;
}

/** The same for rows of a list. */
export async function auditRows(
  { client, folder }: Company,
  { rows, routes, timeout = '1500ms', patienceMs = 60_000 }: AuditedRows,
): Promise<Audit> {
  const list = join(folder, 'services.csv');
  const lines = rows.map((url) => `${url},Service of the case,WW`);
  await writeFile(list, `${['url,service,region', ...lines].join('\n')}\n`);
  const trusted = join(folder, 'root.pem');
  const args = [
    ...['audit', '--catalogue', list, '--os', 'windows-11', '--timeout', timeout],
    ...['--ca', trusted, '--expect-root', trusted, '--format', 'json'],
    ...routes.flatMap((route) => ['--route', route]),
  ];
  const command = [
    ...['ip', 'netns', 'exec', client.name, process.execPath],
    ...[join(root, 'bin', 'netready.js'), ...args],
  ];
  const { status, stdout, stderr } = await run(command, patienceMs);
  try {
    return { report: JSON.parse(stdout) as Report, status };
  } catch {
    throw new Error(`Cannot read the report: status ${status}\n${stderr}`);
  }
}

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run([program = '', ...args]: readonly string[], patienceMs: number): Promise<Ended> {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
  const options = { env, maxBuffer: maxBytes, timeout: patienceMs, killSignal: 'SIGKILL' } as const;
  return new Promise((done) => {
    const child = execFile(program, args, options, (_error, stdout, stderr) => {
      done({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
