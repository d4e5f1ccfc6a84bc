import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process, { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  auditAsSystem,
  type SystemJob,
  type SystemStep,
  systemSteps,
} from '../../../src/cli/as-system/audit-as-system.ts';
import { hasStandIns, standInProgram } from '../../discovery/windows/live/stand-in-program.ts';
import { temporaryFolder } from '../run-cli.ts';
import { type StandIns, standIns } from './stand-ins.ts';

const timeout = 60_000;

/** What is left of it: nothing, where all is well. */
async function leftOf({ means, tasks }: StandIns): Promise<readonly string[]> {
  return [...(await readdir(tasks)), ...(await readdir(means.parent))].filter(
    (name) => !name.endsWith('.pid'),
  );
}

function job(more: Partial<SystemJob> = {}): SystemJob {
  return {
    ...{ request: {}, working: process.cwd(), signal: new AbortController().signal },
    ...{ collect: async () => 0, warn: () => {}, ...more },
  };
}

/** In the place of Node: saves a line, as an audit does, and ends when it is let. */
const saving = (line: string, ms = 0): Promise<string> =>
  standInProgram(
    `fs.writeFileSync('audit.ndjson', ${JSON.stringify(line)}); setTimeout(() => {}, ${ms});`,
  );

describe.skipIf(!hasStandIns)('auditAsSystem()', () => {
  it(
    'makes a real audit by the task, and leaves nothing',
    async () => {
      const stand = await standIns();
      const entry = resolve('bin/netready.js');
      const steps: SystemStep[] = [];
      let saved = '';
      const status = await auditAsSystem(
        job({
          request: { lab: 'all-clear', site: 'Köln & "Umgebung" <%PATH%>' },
          onStep: (step) => steps.push(step),
          collect: async (file) => {
            saved = await readFile(file, 'utf8');
            return 0;
          },
        }),
        { ...stand.means, original: { executable: execPath, entry } },
      );
      const lines = saved.trim().split('\n');
      expect(status).toBe(0);
      expect(steps).toEqual(systemSteps);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        head: { options: { site: 'Köln & "Umgebung" <%PATH%>' } },
      });
      expect(lines.at(-1)).toContain('"end"');
      expect(await leftOf(stand)).toEqual([]);
    },
    timeout,
  );

  it(
    'gives the folder to the system and to administrators before anything is in it',
    async () => {
      const stand = await standIns();
      const executable = await saving('{}');
      await auditAsSystem(job(), { ...stand.means, original: { executable } });
      const calls = (await readFile(stand.calls, 'utf8')).trim().split('\n');
      const [name = ''] = /netready-[\da-f]{16}/.exec(calls[0] ?? '') ?? [];
      const folder = join(stand.means.parent, name);
      expect(calls).toEqual([
        `${folder} /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F`,
        `/create /tn ${name} /xml ${folder}/task.xml /f`,
        `/run /tn ${name}`,
        `/end /tn ${name}`,
        `/delete /tn ${name} /f`,
      ]);
    },
    timeout,
  );

  it(
    'names the files of a request from where it was asked',
    async () => {
      const stand = await standIns();
      const working = await temporaryFolder();
      await writeFile(join(working, 'list.csv'), 'url\n');
      const executable = await standInProgram(
        "fs.copyFileSync('request.json', 'audit.ndjson'); setTimeout(() => {}, 0);",
      );
      let request = '';
      const collect = async (file: string): Promise<number> => {
        request = await readFile(file, 'utf8');
        return 0;
      };
      const asked = { catalogues: ['list.csv', 'mde-gov'], settings: ['list.csv'] };
      await auditAsSystem(job({ request: asked, working, collect }), {
        ...stand.means,
        original: { executable },
      });
      const whole = join(working, 'list.csv');
      expect(JSON.parse(request)).toEqual({ catalogues: [whole, 'mde-gov'], settings: [whole] });
    },
    timeout,
  );

  it.each(['/create', '/run', '/inheritance:r'])(
    'says in one line that %s was refused, and leaves nothing',
    async (refused) => {
      const stand = await standIns(refused);
      const executable = await saving('{}');
      const made = auditAsSystem(job(), { ...stand.means, original: { executable } });
      await expect(made).rejects.toThrow(/^Cannot audit as LocalSystem: .*Zugriff verweigert$/);
      expect(await leftOf(stand)).toEqual([]);
    },
    timeout,
  );

  it(
    'says what the audit said where it saved nothing',
    async () => {
      const stand = await standIns();
      const executable = await standInProgram("console.error('netready: Cannot read x\\nmore');");
      const made = auditAsSystem(job(), { ...stand.means, original: { executable } });
      await expect(made).rejects.toThrow(
        'The audit as LocalSystem ended with nothing: Cannot read x',
      );
      expect(await leftOf(stand)).toEqual([]);
    },
    timeout,
  );

  it(
    'ends the task at Ctrl-C, and collects what was saved until then',
    async () => {
      const stand = await standIns();
      const executable = await saving('{"so":"far"}', 600_000);
      const controller = new AbortController();
      let saved = '';
      const status = await auditAsSystem(
        job({
          signal: controller.signal,
          // The line is saved a moment after the task has begun.
          onStep: (step) => {
            if (step === 'begun') setTimeout(() => controller.abort(), 1500);
          },
          collect: async (file) => {
            saved = await readFile(file, 'utf8');
            return 1;
          },
        }),
        { ...stand.means, original: { executable } },
      );
      expect([status, saved]).toEqual([1, '{"so":"far"}']);
      expect(await leftOf(stand)).toEqual([]);
    },
    timeout,
  );

  // A task that goes on has no end but by Ctrl-C itself.
  const reached = { SIGINT: systemSteps.slice(0, -1), SIGKILL: systemSteps, crash: systemSteps };
  describe.each(['SIGKILL', 'SIGINT', 'crash'] as const)('cut short by %s', (by) => {
    it.each(reached[by])(
      'at the step "%s" leaves neither task nor folder',
      async (at) => {
        const stand = await standIns();
        const executable = await saving('{}', by === 'SIGINT' ? 600_000 : 0);
        const script = fileURLToPath(new URL('./as-system-process.ts', import.meta.url));
        const means = { ...stand.means, original: { executable } };
        const child = spawn(execPath, [script, JSON.stringify({ means, at, by })], {
          stdio: 'ignore',
        });
        await once(child, 'exit');
        const end = performance.now() + 30_000;
        while ((await leftOf(stand)).length > 0 && performance.now() < end) await sleep(50);
        expect(await leftOf(stand)).toEqual([]);
      },
      timeout,
    );
  });
});
