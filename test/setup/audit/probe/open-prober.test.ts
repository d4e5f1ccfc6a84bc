import { describe, expect, it } from 'vitest';
import { openProber } from '../../../../src/setup/audit/probe/open-prober.ts';
import { UsageError } from '../../../../src/setup/usage/usage-error.ts';
import { emptyAnswer, silentNameServer, tcpServer } from '../../../cli/loopback.ts';

const usual = { routes: ['direct'], timeoutMs: 5000 };
const watch = () => ({ signal: new AbortController().signal, budgetMs: 5000 });

describe('openProber()', () => {
  it('audits the target that it is told, whatever the request says of a list', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const url = `http://127.0.0.1:${port}/`;
    const request = { ...usual, catalogues: ['mde-commercial'], untilGreen: true, only: ['t9'] };
    const { targets, verdicts, options } = await openProber(request).probe(url, watch());
    expect(targets.map((one) => one.url)).toEqual([url]);
    expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
    expect(options).not.toHaveProperty('interceptionCheck');
  });

  it('keeps what it found for a minute, and looks again beside the probe that comes then', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const url = `http://127.0.0.1:${port}/`;
    let now = 0;
    const { probe } = openProber(usual, { nowMs: () => now });
    const first = await probe(url, watch());
    const second = await probe(url, watch());
    expect(second.environment).toBe(first.environment);
    expect(second.startedAt >= first.startedAt).toBe(true);
    now = 61_000;
    expect((await probe(url, watch())).environment).toBe(first.environment);
    await expect
      .poll(async () => (await probe(url, watch())).environment === first.environment)
      .toBe(false);
  });

  it('gives no step more than all of it may take, and ends when nobody waits', async () => {
    const { port } = await tcpServer(() => {});
    const { probe } = openProber(usual);
    const url = `http://127.0.0.1:${port}/`;
    const signal = AbortSignal.timeout(300);
    const report = await probe(url, { signal, budgetMs: 200 });
    expect(report.options.timeoutMs).toBe(200);
    expect(report.verdicts).not.toContainEqual({ target: 't1', verdict: 'reachable' });
  });

  it('is slow for one target, and not for another', async () => {
    const silent = await tcpServer(() => {});
    const { port } = await tcpServer(emptyAnswer);
    const resolver = await silentNameServer();
    const { probe } = openProber({ ...usual, resolver: `127.0.0.1:${resolver.port}` });
    const ending = new AbortController();
    const slow = probe(`http://127.0.0.1:${silent.port}/`, {
      signal: ending.signal,
      budgetMs: 60_000,
    });
    let isOver = false;
    void slow.then(() => {
      isOver = true;
    });
    for (let count = 0; count < 20; count += 1) {
      const { verdicts } = await probe(`http://127.0.0.1:${port}/`, watch());
      expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
    }
    expect(isOver).toBe(false);
    ending.abort(new Error('enough'));
    await slow;
  });

  it('is not later than it may be, also where the machine has not been looked at yet', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const url = `http://127.0.0.1:${port}/`;
    const { probe } = openProber(usual);
    const ended = probe(url, { signal: AbortSignal.abort(), budgetMs: 1 });
    await expect(ended).rejects.toThrow('take too long');
    const { verdicts } = await probe(url, watch());
    expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
  });

  it('has pseudonyms where the request asks for them', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const { probe } = openProber({ ...usual, redact: true });
    const report = await probe(`http://127.0.0.1:${port}/`, watch());
    expect(report.options.redacted).toBe(true);
  });

  it('refuses what is no target, and a file that is not there, each time', async () => {
    await expect(openProber(usual).probe('ftp://a.example/', watch())).rejects.toThrow(UsageError);
    const { probe } = openProber({ ...usual, ca: ['/nowhere/ca.pem'] });
    await expect(probe('http://127.0.0.1:9/', watch())).rejects.toThrow(UsageError);
    await expect(probe('http://127.0.0.1:9/', watch())).rejects.toThrow(UsageError);
  });
});
