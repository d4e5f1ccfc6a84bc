// Does an audit over two routes of a hostile PAC file end in time and memory, in valid JSON, with a
// finding? Further words choose the scripts whose names hold one of them.
//
// Each script of the fixtures decides the way of a lab's targets; those that do no more than answer
// are told apart by having no code of a failure.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileScripts } from '../../../fixtures/pac/hostile-scripts.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { runNetready } from '../../run-netready.ts';
import { verdict } from '../../verdict.ts';

const maxMs = 10_000;
const maxMB = 300;
const words = process.argv.slice(2);
const chosen = hostileScripts.filter(({ name }) => {
  return words.length === 0 || words.some((word) => name.includes(word));
});
const folder = await mkdtemp(join(tmpdir(), 'netready-pac-'));
const file = join(folder, 'hostile.pac');
let slowest = 0;
let largest = 0;
let missed = 0;
try {
  for (const { name, source, code } of chosen) {
    await writeFile(file, source());
    const routes = ['--route', `pac+file:${file}`, '--route', `pac+file:${folder}/./hostile.pac`];
    const lab = ['--lab', 'pac-throws', ...routes, '--timeout', '5s'];
    const { stdout, wallMs, usage } = await runNetready(['audit', ...lab, '--format', 'json']);
    const megabytes = usage?.peakMB ?? Number.POSITIVE_INFINITY;
    largest = Math.max(largest, megabytes);
    slowest = Math.max(slowest, wallMs);
    const kinds = new Set(kindsOf(stdout));
    const isTold = code === undefined || kinds.has('pac-failure') || kinds.has('pac-runaway');
    if (!isTold) missed += 1;
    console.log(
      `${Math.round(wallMs).toString().padStart(6)} ms ${Math.round(megabytes).toString().padStart(5)} MB  ${name}: ${[...kinds].join(', ')}`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
verdict([
  { name: 'slowest audit', value: slowest, most: maxMs, unit: 'ms' },
  { name: 'peak of the audit', value: largest, most: maxMB, unit: 'MB' },
  { name: 'scripts without valid JSON and a finding', value: missed, most: 0, unit: 'scripts' },
]);

function kindsOf(text: string): string[] {
  try {
    return (JSON.parse(text) as Report).findings.map(({ kind }) => kind);
  } catch {
    return [];
  }
}
