import { once } from 'node:events';
import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../../src/model/audit/record.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { type Answer, emptyAnswer, type LoopbackServer, tcpServer } from '../loopback.ts';
import { type Outcome, runCli, startCli, temporaryFolder } from '../run-cli.ts';

const targetCount = 60;
const concurrency = 4;

/** Every third host hangs up without an answer, which asks for a repeat: 20 follow-ups. */
const someHangUp: Answer = (socket, request) => {
  const host = Number(/Host: 192\.0\.2\.(\d+)\r/i.exec(request)?.[1]);
  if (host % 3 === 0) socket.end();
  else emptyAnswer(socket, request);
};

function argsFor({ port }: LoopbackServer): string[] {
  return [
    ...['audit', '--route', 'direct', '--concurrency', String(concurrency)],
    ...['--connect-to', `::127.0.0.1:${port}`, '--resolver', '127.0.0.1:9'],
    ...Array.from({ length: targetCount }, (_, index) => [
      '--target',
      `http://192.0.2.${index + 1}/`,
    ]).flat(),
  ];
}

/** Ends an audit when the server has been asked so many times. */
async function cutShort(
  server: LoopbackServer,
  { file, requests, signal = 'SIGKILL' }: Cut,
): Promise<void> {
  const { child, outcome } = startCli([...argsFor(server), '--save', file]);
  for (let seen = 0; seen < requests; seen += 1) await once(server.events, 'request');
  child.kill(signal);
  await outcome;
}

interface Cut {
  readonly file: string;
  readonly requests: number;
  readonly signal?: NodeJS.Signals;
}

async function linesOf(file: string): Promise<RecordLine[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as RecordLine);
}

function finishedIn(lines: readonly RecordLine[]): string[] {
  return lines.flatMap((line) => (line.type === 'finished' ? [line.attempt] : []));
}

/**
 * What a report concludes, without its times, and so without how often something was tried: a busy
 * machine measures some again, says so, and the numbers of all that follows move by it.
 */
function conclusions({ stdout }: Outcome) {
  const { attempts, findings, verdicts, summary } = JSON.parse(stdout) as Report;
  const passed = new Set(
    attempts.flatMap(({ id, verdict }) => (verdict === 'reachable' ? [id] : [])),
  );
  const tried = attempts
    .filter(({ purpose, controlOf = '' }) => purpose !== 'repeat' || !passed.has(controlOf))
    .map(({ purpose, controlOf, target, route, verdict }) =>
      [purpose, controlOf, target, route, verdict].join(' '),
    );
  return {
    attempts: [...new Set(tried)],
    findings: findings
      .filter(({ kind }) => kind !== 'local-limit')
      .map(({ kind, severity, target, route, confidence, rivals }) => ({
        ...{ kind, severity, target, route, confidence, rivals },
      })),
    verdicts,
    summary,
  };
}

const asJson = ['--format', 'json'];

type Conclusions = ReturnType<typeof conclusions>;

let whole: Promise<Conclusions> | undefined;

/** What an audit concludes that nobody cuts short: the same each time, and so made once. */
function undisturbed(server: LoopbackServer): Promise<Conclusions> {
  whole ??= runCli([...argsFor(server), ...asJson]).then(conclusions);
  return whole;
}

describe('netready audit --resume', () => {
  it.each([1, 23, 59, 61, 72])(
    'goes on where a kill after %i requests stopped, and makes nothing twice',
    async (requests) => {
      const server = await tcpServer(someHangUp);
      const folder = await temporaryFolder();
      const file = join(folder, 'audit.ndjson');
      await cutShort(server, { file, requests });
      const before = finishedIn(await linesOf(file));
      let asked = 0;
      server.events.on('request', () => {
        asked += 1;
      });
      const resumed = await runCli(['audit', '--resume', file, ...asJson]);
      expect(resumed).toMatchObject({ status: 1, stderr: '' });

      const lines = await linesOf(file);
      const all = finishedIn(lines);
      expect(all.slice(0, before.length)).toEqual(before);
      expect(new Set(all).size).toBe(all.length);
      // One repeat for each that failed, and perhaps some that are measured again.
      expect(all.length).toBeGreaterThanOrEqual(targetCount + targetCount / 3);
      expect(asked).toBe(all.length - before.length);
      expect(lines.filter(({ type }) => type === 'resumed')).toHaveLength(1);
      expect(lines.at(-1)?.type).toBe('end');

      expect(await runCli(['judge', file, ...asJson])).toEqual(resumed);
      expect(conclusions(resumed)).toEqual(await undisturbed(server));
      expect((JSON.parse(resumed.stdout) as Report).resumedAt).toHaveLength(1);
    },
  );

  it('goes on after Ctrl-C too, and once more after another kill', async () => {
    const server = await tcpServer(someHangUp);
    const file = join(await temporaryFolder(), 'audit.ndjson');
    await cutShort(server, { file, requests: 10, signal: 'SIGINT' });
    expect((await linesOf(file)).at(-1)?.type).toBe('end');
    const second = startCli(['audit', '--resume', file, ...asJson]);
    for (let seen = 0; seen < 20; seen += 1) await once(server.events, 'request');
    second.child.kill('SIGKILL');
    await second.outcome;
    const resumed = await runCli(['audit', '--resume', file, ...asJson]);
    const all = finishedIn(await linesOf(file));
    expect(new Set(all).size).toBe(all.length);
    expect(await runCli(['judge', file, ...asJson])).toEqual(resumed);
    expect(conclusions(resumed)).toEqual(await undisturbed(server));
    expect((JSON.parse(resumed.stdout) as Report).resumedAt).toHaveLength(2);
  });

  it('says that nothing is left to do, changes no byte, and reports', async () => {
    const server = await tcpServer(someHangUp);
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const live = await runCli([...argsFor(server), '--save', file, ...asJson]);
    const before = await readFile(file);
    expect(await runCli(['audit', '--resume', file, ...asJson])).toEqual({
      ...live,
      stderr: 'netready: Nothing was left to do: the saved audit is at its end\n',
    });
    expect(await readFile(file)).toEqual(before);
  });

  it('cuts off what a kill left of a line, in the middle of a character too', async () => {
    const server = await tcpServer(someHangUp);
    const file = join(await temporaryFolder(), 'audit.ndjson');
    await cutShort(server, { file, requests: 20 });
    const cut = Buffer.from('{"type":"attempt","attempt":{"id":"a9","host":"münch').subarray(0, -3);
    await appendFile(file, cut);
    const resumed = await runCli(['audit', '--resume', file, ...asJson]);
    expect(resumed).toMatchObject({ status: 1, stderr: '' });
    expect(await runCli(['judge', file, ...asJson])).toEqual(resumed);
  });

  it('lets the pace and the report be chosen anew, and nothing else', async () => {
    const server = await tcpServer(someHangUp);
    const folder = await temporaryFolder();
    const file = join(folder, 'audit.ndjson');
    await cutShort(server, { file, requests: 20 });
    const before = await readFile(file);
    const refused = await Promise.all(
      [
        ['--target', 'http://192.0.2.1/'],
        ['--route', 'direct'],
        ['--os', 'linux'],
        ['--timeout', '1s'],
        ['--resolver', '127.0.0.1'],
        ['--lab', 'company'],
        ['--save', join(folder, 'other.ndjson')],
        ['--fail-on', 'never'],
      ].map(async (words) => ({
        words,
        outcome: await runCli(['audit', '--resume', file, ...words]),
      })),
    );
    for (const { words, outcome } of refused) {
      expect(outcome).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr).toMatch(/^netready: Cannot use --[\w-]+ with --resume: [^\n]+\n$/);
      expect(outcome.stderr).toContain(words[0]);
    }
    expect(await readFile(file)).toEqual(before);
    const output = join(folder, 'report.json');
    const words = ['--concurrency', '2', '--rate', '500', '--quiet', '--output', output];
    const resumed = await runCli(['audit', '--resume', file, ...words, ...asJson]);
    expect(resumed).toMatchObject({ status: 1, stderr: '' });
    expect(await readFile(output, 'utf8')).toBe(resumed.stdout);
  });

  it('refuses a file that another run writes, and one that --output would replace', async () => {
    const waiting = await tcpServer(() => {});
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const running = startCli([...argsFor(waiting), '--save', file]);
    await once(waiting.events, 'request');
    for (const option of ['--resume', '--save']) {
      const words = option === '--save' ? argsFor(waiting) : ['audit'];
      const second = await runCli([...words, option, file]);
      expect(second).toMatchObject({ status: 2, stdout: '' });
      expect(second.stderr).toMatch(/^netready: [^\n]+another run of netready writes it\n$/);
    }
    running.child.kill('SIGKILL');
    await running.outcome;
    const same = await runCli(['audit', '--resume', file, '--output', file]);
    expect(same.stderr).toContain('for --resume: --output would replace it');
  });

  it('refuses in one line what it cannot go on with, and leaves it as it is', async () => {
    const server = await tcpServer(someHangUp);
    const folder = await temporaryFolder();
    const file = join(folder, 'audit.ndjson');
    await cutShort(server, { file, requests: 20 });
    const text = await readFile(file, 'utf8');
    const head = text.slice(0, text.indexOf('\n'));
    const variants: readonly (readonly [name: string, content: string, why: string])[] = [
      ['empty', '', 'it has no head line'],
      ['other text', 'root:x:0:0\nno newline', 'line 1 is not JSON'],
      ['head cut', head.slice(0, -9), 'it has no head line'],
      ['a newer tool', text.replace('"version":"', '"version":"9'), 'began it, and this is'],
      ['no options', text.replace(/,"command":\{.*\}\}\n/, '}\n'), 'does not hold the options'],
      [
        'bad options',
        text.replace('--timeout', '--tmeout').replace('"words":[', '"words":["--x",'),
        '"--x"',
      ],
      [
        'edited',
        text.replace(/("type":"attempt".*?"target":)"t1"/, '$1"t2"'),
        'a1 is not what its head plans',
      ],
    ];
    for (const [name, content, why] of variants) {
      const path = join(folder, 'variant.ndjson');
      await writeFile(path, content);
      const outcome = await runCli(['audit', '--resume', path]);
      expect(outcome, name).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr, name).toMatch(/^netready: [^\n]+\n$/);
      expect(outcome.stderr, name).toContain(why);
      expect(await readFile(path, 'utf8'), name).toBe(content);
    }
    for (const path of [folder, join(folder, 'none'), '/dev/null', '/dev/full']) {
      const outcome = await runCli(['audit', '--resume', path]);
      expect(outcome, path).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr, path).toMatch(/^netready: Cannot resume [^\n]+\n$/);
    }
  });

  it('refuses to go on where this machine asks other name servers than before', async () => {
    const server = await tcpServer(someHangUp);
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const args = ['--target', 'http://192.0.2.1/', '--target', 'http://192.0.2.2/'];
    const to = ['--connect-to', `::127.0.0.1:${server.port}`, '--route', 'direct'];
    await runCli(['audit', ...args, ...to, '--save', file]);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"resolvers":\[[^\]]*\]/, '"resolvers":["192.0.2.53:53"]'));
    const { status, stderr } = await runCli(['audit', '--resume', file]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^netready: Cannot resume: this machine asks other name servers [^\n]+\n$/,
    );
  });

  it('starts the simulated network again, PAC file included', async () => {
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const lab = ['audit', '--lab', 'pac-loop', ...asJson];
    const { child, outcome } = startCli([...lab, '--save', file]);
    while (!(await readFile(file, 'utf8').catch(() => '')).includes('"finished"')) {
      await new Promise(setImmediate);
    }
    child.kill('SIGKILL');
    await outcome;
    const resumed = await runCli(['audit', '--resume', file, ...asJson]);
    expect(resumed.stderr).toBe('');
    expect(await runCli(['judge', file, ...asJson])).toEqual(resumed);
    expect(conclusions(resumed)).toEqual(conclusions(await runCli(lab)));
  });

  it('finds the files of its options again from another folder', async () => {
    const server = await tcpServer(someHangUp);
    const folder = await temporaryFolder();
    const file = join(folder, 'audit.ndjson');
    await writeFile(join(folder, 'proxy.pac'), 'function FindProxyForURL() { return "DIRECT"; }');
    const args = [
      ...['--target', 'http://192.0.2.1/', '--samples', '40'],
      ...['--connect-to', `::127.0.0.1:${server.port}`, '--resolver', '127.0.0.1:9'],
      ...['--route', 'pac+file:proxy.pac', '--concurrency', '1', '--save', 'audit.ndjson'],
      ...['--os', 'windows-11'],
    ];
    const { child, outcome } = startCli(['audit', ...args], { cwd: folder });
    for (let seen = 0; seen < 5; seen += 1) await once(server.events, 'request');
    child.kill('SIGKILL');
    await outcome;
    const other = await temporaryFolder();
    await copyFile(file, join(other, 'audit.ndjson'));
    const resumed = await runCli(['audit', '--resume', 'audit.ndjson', ...asJson], { cwd: other });
    expect(resumed).toMatchObject({ status: 0, stderr: '' });
    const { summary, observations } = JSON.parse(resumed.stdout) as Report;
    expect(summary.reachable).toBe(1);
    const sources = observations.flatMap((seen) => (seen.step === 'select' ? [seen.source] : []));
    expect([...new Set(sources)]).toEqual(['file:proxy.pac']);
  });
});
