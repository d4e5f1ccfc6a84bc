import { describe, expect, it } from 'vitest';
import type { PacNameAnswer } from '../../../src/discovery/pac/pac-selection.ts';
import { openPacEngine, pacScript } from './pac-engine.ts';

describe('createPacEngine()', () => {
  it('gives the answer, its entries and the parts that were not understood', async () => {
    const engine = openPacEngine(pacScript('return "PROXY p:8080; JUNK x; SOCKS5 s; DIRECT";'));
    expect(await engine.select('https://a.example/x')).toEqual({
      url: 'https://a.example/',
      entryPoint: 'FindProxyForURL',
      answer: 'PROXY p:8080; JUNK x; SOCKS5 s; DIRECT',
      entries: [
        { kind: 'http', host: 'p', port: 8080 },
        { kind: 'socks5', host: 's', port: 1080 },
        { kind: 'direct' },
      ],
      ignored: ['JUNK x'],
      durationMs: expect.any(Number),
      failure: null,
    });
  });

  it('remembers a bounded length of answers and alerts, and where each leads', async () => {
    const engine = openPacEngine(pacScript('alert("a"); return "PROXY p:1" + ";x".repeat(32000);'));
    const answers: (readonly [number | undefined, number | undefined])[] = [];
    for (let n = 0; n < 70; n += 1) {
      const { answer, alerts, entries } = await engine.select(`https://h${n}.example/`);
      expect(entries).toEqual([{ kind: 'http', host: 'p', port: 1 }]);
      answers.push([answer?.length, alerts?.length]);
    }
    expect(answers[0]).toEqual([64_009, 1]);
    expect(answers.at(-1)).toEqual([1024, undefined]);
  });

  it.each([
    ['windows', 'PROXY ex:1', 'PROXY plain:1', 'FindProxyForURL'],
    ['browsers', 'PROXY plain:1', 'PROXY ex:1', 'FindProxyForURLEx'],
  ] as const)(
    'asks both entry points, and the one of %s decides',
    async (caller, answer, other, entryPoint) => {
      const script = `function FindProxyForURLEx() { return "PROXY ex:1"; } ${pacScript('return "PROXY plain:1";')}`;
      const engine = openPacEngine(script, { caller });
      expect(await engine.select('https://a.example/')).toMatchObject({
        answer,
        other: { answer: other, entryPoint, failure: null },
      });
    },
  );

  it('tells what others get of a script for Windows alone', async () => {
    const script = 'function FindProxyForURLEx() { return "PROXY ex:1"; }';
    const missing = { failure: { code: 'pac-error', detail: expect.stringContaining('missing') } };
    const windows = openPacEngine(script);
    expect(await windows.select('https://a/')).toMatchObject({
      answer: 'PROXY ex:1',
      other: missing,
      failure: null,
    });
    const browsers = openPacEngine(script, { caller: 'browsers' });
    expect(await browsers.select('https://a/')).toMatchObject(missing);
  });

  it('evaluates once for each sanitised URL, in the order of the questions', async () => {
    const script = `var n = 0; ${pacScript('n += 1; return "PROXY h" + n;')}`;
    const engine = openPacEngine(script);
    const urls = ['https://a/1', 'https://b/', 'https://a/2', 'http://a/1', 'http://a/2'];
    const found = await Promise.all(urls.map((url) => engine.select(url)));
    expect(found.map(({ answer }) => answer)).toEqual([
      'PROXY h1',
      'PROXY h2',
      'PROXY h1',
      'PROXY h3',
      'PROXY h4',
    ]);
  });

  it('asks for each name once, over all targets, as punycode and in lower case', async () => {
    const asked: string[] = [];
    const lookup = async (name: string): Promise<PacNameAnswer> => {
      asked.push(name);
      return name.startsWith('xn--')
        ? { addresses: ['192.0.2.1'] }
        : { addresses: [], failure: 'NXDOMAIN' };
    };
    const script = pacScript(
      'return dnsResolve("Bücher.example") + " " + dnsResolve("None.example");',
    );
    const engine = openPacEngine(script, { lookup });
    await engine.select('https://a/');
    const { answer, lookups } = await engine.select('https://b/');
    expect(answer).toBe('192.0.2.1 null');
    expect(asked).toEqual(['xn--bcher-kva.example', 'none.example']);
    expect(lookups).toEqual([
      { name: 'bücher.example', addresses: ['192.0.2.1'] },
      { name: 'none.example', failure: 'NXDOMAIN' },
    ]);
  });

  it('does not wait for a name longer than its deadline, and goes on', async () => {
    const signals: AbortSignal[] = [];
    const lookup = (_name: string, signal: AbortSignal): Promise<PacNameAnswer> => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const script = pacScript('return isResolvable("silent.example") ? "PROXY p:1" : "DIRECT";');
    const engine = openPacEngine(script, { lookup, lookupTimeoutMs: 50 });
    const { answer, lookups, failure } = await engine.select('https://a/');
    expect({ answer, lookups, failure }).toEqual({
      answer: 'DIRECT',
      lookups: [{ name: 'silent.example', failure: 'timeout' }],
      failure: null,
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('does not count the wait for names as time of the script', async () => {
    const endless = openPacEngine(
      pacScript('while (host !== "ready.example") {} return "DIRECT";'),
      { timeoutMs: 2800 },
    );
    await endless.select('https://ready.example/');
    // The answer comes when a script that never ends was stopped at its limit.
    const lookup = async (): Promise<PacNameAnswer> => {
      const { failure } = await endless.select('https://b.example/');
      expect(failure?.code).toBe('pac-timeout');
      return { addresses: ['192.0.2.1'] };
    };
    // Each is within the limit, and both together are not.
    const busy = 'var end = Date.now() + 300; while (Date.now() < end) {}';
    const goesOn = 'for (var i = 0; i < 100000; i += 1) {}';
    const script = pacScript(
      `${busy} var a = dnsResolve("slow.example"); ${goesOn} return "PROXY " + a;`,
    );
    const engine = openPacEngine(script, { lookup, timeoutMs: 3000, lookupTimeoutMs: 20_000 });
    expect(await engine.select('https://a/')).toMatchObject({ answer: 'PROXY 192.0.2.1' });
  });

  it('keeps no login of an answer, and takes no way from it', async () => {
    const script = pacScript('alert("https://u:pw1@a/"); return "PROXY u:pw2@p.example:1";');
    const found = await openPacEngine(script).select('https://a/');
    expect(found).toMatchObject({
      answer: 'PROXY ***@p.example:1',
      ignored: ['PROXY ***@p.example:1'],
      entries: [{ kind: 'direct' }],
    });
    expect(JSON.stringify(found)).not.toMatch(/pw\d/);
  });

  it('waits once for a silent name server, and not once a URL', async () => {
    const engine = openPacEngine(pacScript('return dnsResolve(host) ? "PROXY p:1" : "DIRECT";'), {
      lookup: () => new Promise(() => {}),
      lookupTimeoutMs: 300,
    });
    const started = performance.now();
    const urls = Array.from({ length: 124 }, (_, i) => `https://h${i}.example/`);
    const found = await Promise.all(urls.map((url) => engine.select(url)));
    expect(new Set(found.map(({ answer }) => answer))).toEqual(new Set(['DIRECT']));
    expect(found.at(-1)?.lookups).toEqual([{ name: 'h123.example', failure: 'timeout' }]);
    // 124 deadlines are 37 s.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('waits for each name where one alone is silent', async () => {
    const lookup = (name: string): Promise<PacNameAnswer> =>
      new Promise((resolve) => {
        if (name !== 'h0.example') setTimeout(() => resolve({ addresses: ['192.0.2.1'] }), 20);
      });
    const engine = openPacEngine(pacScript('return dnsResolve(host) ? "PROXY p:1" : "DIRECT";'), {
      lookup,
      lookupTimeoutMs: 1000,
    });
    const urls = Array.from({ length: 20 }, (_, i) => `https://h${i}.example/`);
    const found = await Promise.all(urls.map((url) => engine.select(url)));
    expect(found.filter(({ answer }) => answer === 'DIRECT')).toHaveLength(1);
  });

  it('lets one evaluation ask for so many names, and tells the first one beyond', async () => {
    const asked: string[] = [];
    const lookup = async (name: string): Promise<PacNameAnswer> => {
      asked.push(name);
      return { addresses: ['192.0.2.1'] };
    };
    const script = pacScript('for (var i = 0; i < 100; i++) dnsResolve("n" + i); return "";');
    const engine = openPacEngine(script, { lookup, maxLookups: 3 });
    const { lookups = [] } = await engine.select('https://a/');
    expect(asked).toEqual(['n0', 'n1', 'n2']);
    expect(lookups.at(-1)).toEqual({ name: 'n3', failure: 'limit' });
    expect(lookups).toHaveLength(4);
  });

  it('survives a resolver that rejects', async () => {
    const lookup = (): Promise<PacNameAnswer> => Promise.reject(new Error('broken'));
    const engine = openPacEngine(pacScript('return String(dnsResolve("a.example"));'), { lookup });
    const { answer, lookups } = await engine.select('https://a/');
    expect(answer).toBe('null');
    expect(lookups).toEqual([{ name: 'a.example', failure: 'Error: broken' }]);
  });

  it('goes on after one evaluation that ran away, in a fresh machine', async () => {
    const script = pacScript('if (host === "bad") for (;;); return "PROXY p:1";');
    const engine = openPacEngine(script, { timeoutMs: 1000 });
    const { failure } = await engine.select('https://bad/');
    expect(failure).toEqual({ code: 'pac-timeout', detail: 'stopped after 1000 ms' });
    expect(await engine.select('https://good/')).toMatchObject({ answer: 'PROXY p:1' });
  });

  it('asks another thread for what lay in one that ran away, in order and from the start', async () => {
    const script = pacScript('if (host === "bad") for (;;); return "PROXY h" + ++n;');
    const engine = openPacEngine(`var n = 0; ${script}`, { timeoutMs: 1000 });
    const hosts = ['a', 'bad', 'b', 'c', 'd'];
    const found = await Promise.all(hosts.map((host) => engine.select(`https://${host}/`)));
    expect(found.map(({ answer, failure }) => answer ?? failure?.code)).toEqual([
      'PROXY h1',
      'pac-timeout',
      'PROXY h1',
      'PROXY h2',
      'PROXY h3',
    ]);
  });

  it('tells of each evaluation its own time, and not that of the one before it', async () => {
    const busy = 'var end = Date.now() + 500; while (host === "a" && Date.now() < end) {}';
    const engine = openPacEngine(pacScript(`${busy} return "DIRECT";`));
    const [a, b] = await Promise.all(['a', 'b'].map((host) => engine.select(`https://${host}/`)));
    expect(a?.durationMs).toBeGreaterThanOrEqual(500);
    expect(b?.durationMs).toBeLessThan(500);
  });

  it('asks for the names of each evaluation while that one is under way', async () => {
    const asked: string[] = [];
    const lookup = async (name: string): Promise<PacNameAnswer> => {
      asked.push(name);
      return { addresses: [`192.0.2.${asked.length}`] };
    };
    const script = pacScript('return "PROXY " + dnsResolve("of-" + host);');
    const engine = openPacEngine(script, { lookup });
    const found = await Promise.all(
      ['a', 'b', 'c'].map((host) => engine.select(`https://${host}/`)),
    );
    expect(asked).toEqual(['of-a', 'of-b', 'of-c']);
    expect(found.map(({ lookups }) => lookups?.map(({ name }) => name))).toEqual([
      ['of-a'],
      ['of-b'],
      ['of-c'],
    ]);
  });

  it('does not ask a script again that ran away twice', async () => {
    const engine = openPacEngine(pacScript('for (;;);'), { timeoutMs: 100 });
    const urls = Array.from({ length: 200 }, (_, i) => `https://h${i}/`);
    const found = await Promise.all(urls.map((url) => engine.select(url)));
    expect(new Set(found.map(({ failure }) => failure?.code))).toEqual(new Set(['pac-timeout']));
    expect(found.filter(({ durationMs }) => durationMs > 0)).toHaveLength(2);
  });

  it('loads a script that does not load once', async () => {
    const engine = openPacEngine('throw new Error("FindProxyForURL")');
    const first = await engine.select('https://a/');
    const second = await engine.select('https://b/');
    expect(second).toEqual({ ...first, url: 'https://b/', durationMs: 0 });
  });

  it('shows the script the clock that it is given, and lets it go on', async () => {
    const now = Date.UTC(2031, 4, 6);
    const script = pacScript(
      'var t = Date.now(); while (Date.now() === t); return String(Date.now() - t < 1000 && dateRange(6, "MAY", 6, "MAY", "GMT"));',
    );
    const engine = openPacEngine(script, { now: () => now });
    expect(await engine.select('https://a/')).toMatchObject({ answer: 'true' });
  });

  it('reads UTF-16 and ISO-8859-1', async () => {
    const script = pacScript('return "PROXY " + "ä".charCodeAt(0);');
    for (const bytes of [
      Buffer.from(`\ufeff${script}`, 'utf16le'),
      Buffer.from(script, 'latin1'),
    ]) {
      const engine = openPacEngine(bytes);
      expect(await engine.select('https://a/')).toMatchObject({ answer: 'PROXY 228' });
    }
  });

  it('writes nothing to stdout, whatever the script says', async () => {
    const engine = openPacEngine(pacScript('alert("a\\u001b[31m"); return "DIRECT";'));
    const { alerts } = await engine.select('https://a/');
    expect(alerts).toEqual(['a\u001b[31m']);
  });

  it('throws for what is no URL, and rejects once it is closed', async () => {
    const engine = openPacEngine(pacScript('return "DIRECT";'));
    expect(() => engine.select('not a url')).toThrow(
      'Cannot ask a PAC file: not a URL with a host: not a url',
    );
    await engine.close();
    await expect(engine.select('https://a/')).rejects.toThrow(
      'Cannot ask a PAC file: its engine is closed',
    );
  });

  it('ends an evaluation that runs when it is closed', async () => {
    const engine = openPacEngine(pacScript('dnsResolve("a.example"); return "";'), {
      lookup: (_name, signal) => {
        asked.resolve(undefined);
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    const asked = Promise.withResolvers<undefined>();
    const selection = engine.select('https://a/');
    const rejection = expect(selection).rejects.toThrow('its engine is closed');
    await asked.promise;
    await engine.close();
    await rejection;
  });
});
