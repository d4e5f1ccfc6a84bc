import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { runCli, startCli, temporaryFolder } from '../run-cli.ts';

/** Hosts that hang up until they are taken out of it. */
async function network(...numbers: readonly number[]) {
  const red = new Set(numbers);
  const asked: number[] = [];
  const { port } = await tcpServer((socket, request) => {
    const host = Number(/Host: 192\.0\.2\.(\d+)\r/i.exec(request)?.[1]);
    asked.push(host);
    if (red.has(host)) socket.end();
    else emptyAnswer(socket, request);
  });
  const targets = [1, 2, 3].flatMap((number) => ['--target', `http://192.0.2.${number}/`]);
  const way = ['--route', 'direct', '--connect-to', `::127.0.0.1:${port}`];
  return {
    ...{ red, asked },
    args: ['audit', ...way, '--resolver', '127.0.0.1:9', ...targets, '--until-green'],
  };
}

/** Ends a run by a signal once it waits for its next look. */
async function untilItWaits(
  args: readonly string[],
  signal: NodeJS.Signals,
): Promise<{ status: number | null; stdout: string }> {
  const running = startCli(args);
  const { child } = running;
  let text = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('next look in')) resolve();
    });
    child.once('close', () => reject(new Error(`it never waited: ${text}`)));
  });
  child.kill(signal);
  return running.outcome;
}

function cellsOf(report: Report): readonly string[] {
  return report.targets.map(({ host }) => host);
}

describe('netready audit --until-green', () => {
  it('ends at once where all is green', async () => {
    const { args } = await network();
    const run = await runCli([...args, '--summary']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^READY: /);
  });

  it('carries on after a kill, looks at once, and proves what passed by a last look', async () => {
    const { args, red, asked } = await network(2, 3);
    const file = join(await temporaryFolder(), 'u.ndjson');
    await untilItWaits([...args, '--save', file], 'SIGKILL');
    red.clear();
    asked.length = 0;
    const run = await runCli(['audit', '--resume', file, '--format', 'json']);
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/passes now: 192\.0\.2\.2:80 over direct, was .*; \d of 2 red/);
    const report = JSON.parse(run.stdout) as Report;
    expect(cellsOf(report)).toEqual(['192.0.2.2', '192.0.2.3']);
    expect(report.options.only).toMatchObject({ listed: 3, after: { looks: 1 } });
    expect(new Set(asked)).toEqual(new Set([1, 2, 3]));
    // Other commands take the last look, and a report holds it alone.
    const judged = await runCli(['judge', file, '--format', 'json']);
    expect(judged.stdout).toBe(run.stdout);
  });

  it('has nothing left to do behind its end', async () => {
    const { args } = await network();
    const file = join(await temporaryFolder(), 'u.ndjson');
    await runCli([...args, '--save', file]);
    const again = await runCli(['audit', '--resume', file]);
    expect(again).toMatchObject({ status: 0 });
    expect(again.stderr).toContain('Nothing was left to do');
  });

  it('ends after its time with one last look, and says what changed since the first audit', async () => {
    const { args } = await network(2);
    const run = await runCli([...args, '--for', '300ms']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('The time is over: one last look at all that had been red (1)');
    expect(run.stdout).toMatch(/^What became of what was red on .*, look 2\n/);
    expect(run.stdout).toContain('What changed since the first audit\nNo difference: ');
    expect(run.stdout.match(/Exit status/g)).toHaveLength(1);
  });

  it('is interrupted with the report of the last look, and exit status 1 for what is red', async () => {
    const { args } = await network(2);
    const run = await untilItWaits([...args, '--format', 'json'], 'SIGINT');
    expect(run.status).toBe(1);
    expect(cellsOf(JSON.parse(run.stdout) as Report)).toHaveLength(3);
  });

  it('goes on with what was red in a report', async () => {
    const { args, red } = await network(2, 3);
    const folder = await temporaryFolder();
    const file = join(folder, 'a.ndjson');
    const once = args.filter((word) => word !== '--until-green');
    await runCli([...once, '--save', file]);
    red.delete(2);
    const next = join(folder, 'b.ndjson');
    await untilItWaits(['audit', '--only-red', file, '--until-green', '--save', next], 'SIGTERM');
    red.clear();
    const run = await runCli(['audit', '--resume', next, '--format', 'json']);
    expect(run.status).toBe(0);
    const { after } = (JSON.parse(run.stdout) as Report).options.only ?? {};
    expect(after?.cells.map(({ url }) => url)).toEqual(['http://192.0.2.2/', 'http://192.0.2.3/']);
    expect((await readFile(next, 'utf8')).match(/"type":"head"/g)).toHaveLength(3);
  });

  it('sees a rule of a proxy change', async () => {
    const refusal = `${['HTTP/1.1 403 Forbidden', 'Server: squid', 'X-Squid-Error: ERR_ACCESS_DENIED 0', 'Content-Length: 0'].join('\r\n')}\r\n\r\n`;
    let isOpen = false;
    const { port } = await tcpServer((socket, request) => {
      if (isOpen || !request.includes('192.0.2.2')) emptyAnswer(socket, request);
      else socket.end(refusal);
    });
    const file = join(await temporaryFolder(), 'u.ndjson');
    const targets = ['--target', 'http://192.0.2.1/', '--target', 'http://192.0.2.2/'];
    const way = ['--route', `http://127.0.0.1:${port}`, '--until-green', '--save', file];
    await untilItWaits(['audit', ...targets, ...way], 'SIGKILL');
    isOpen = true;
    const run = await runCli(['audit', '--resume', file]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('passes now: 1.');
    expect(run.stdout).toMatch(/Fixed \(1\)\n {2}http:\/\/192\.0\.2\.2\//);
  });

  it('has no time for what is done once', async () => {
    const { args } = await network();
    const run = await runCli([...args.filter((word) => word !== '--until-green'), '--for', '8h']);
    expect(run.status).toBe(2);
    expect(run.stderr).toBe(
      'netready: Cannot end after a time what is done once: give --until-green beside --for\n',
    );
    const long = await runCli([...args, '--for', '31d']);
    expect(long.stderr).toContain('for --for: give a time from 1ms to 30d, such as 30m or 8h');
  });
});
