import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, trustList } from '../../../fixtures/case/head.ts';
import { reportOf } from '../../../src/audit.ts';
import { addUp } from '../../../src/diagnosis/parts/add-up.ts';
import { joinParts } from '../../../src/diagnosis/parts/join-parts.ts';
import { sharedFindings } from '../../../src/diagnosis/parts/shared-findings.ts';
import type { RecordLine } from '../../../src/model/audit/record.ts';
import type { Report, ReportedAttempt } from '../../../src/model/audit/report.ts';
import type { Finding } from '../../../src/model/finding/finding.ts';
import type { Target } from '../../../src/model/target/target.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';
import { readLines } from '../../../src/record/read-lines.ts';
import { readParts } from '../../../src/record/read-parts.ts';
import { jsonStream, renderJson } from '../../../src/report/formats/json/render-json.ts';
import { ndjsonStream } from '../../../src/report/formats/json/render-ndjson.ts';
import { auditInParts } from '../../../src/setup/audit/audit-in-parts.ts';
import { planInParts } from '../../../src/setup/audit/plan-in-parts.ts';
import { tcpServer } from '../../net/loopback.ts';
import { chunks, collect, textOf } from '../../record/saved-audit.ts';

const head = headOf([], [direct]);
const net = {
  timeoutMs: 1000,
  nameServers: [],
  systemOpinion: false,
  fixedAddresses: [],
  // Port 9 of loopback is nobody's: whatever is tried ends there.
  connectTo: [{ host: '', address: '127.0.0.1', toPort: 9 }],
  trust: trustStore(),
  userAgent: 'test',
};

function targetOf(number: number): Target {
  const host = `192.0.2.${number}`;
  return { ...commands, id: `t${number}`, host, url: `https://${host}/` };
}

async function* lists(): AsyncGenerator<readonly Target[]> {
  yield [targetOf(1), targetOf(2)];
  yield [targetOf(3), targetOf(4)];
  yield [targetOf(5)];
}

function plain(number: number): Target {
  const host = `192.0.2.${number}`;
  return { ...trustList, id: `t${number}`, host, url: `http://${host}/` };
}

/** Parts of one target each, which does not answer by TLS. */
function singles(targets: number): Parameters<typeof auditInParts>[1] {
  async function* parts(): AsyncGenerator<readonly Target[]> {
    for (let number = 1; number <= targets; number += 1) yield [plain(number)];
  }
  return { parts, targets };
}

interface MakeOptions {
  readonly port: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

async function makeOf(
  list: Parameters<typeof auditInParts>[1],
  { port, timeoutMs, signal = new AbortController().signal }: MakeOptions,
  onReport = (): void => {},
): Promise<Made> {
  const lines: RecordLine[] = [];
  const reports: Report[] = [];
  const connectTo = [{ host: '', address: '127.0.0.1', toPort: port }];
  const options = { net: { ...net, connectTo, timeoutMs }, concurrency: 4, signal };
  const onLine = (line: RecordLine): number => lines.push(line);
  for await (const report of auditInParts(head, list, { ...options, onLine })) {
    reports.push(report);
    onReport();
  }
  return { reports, lines };
}

/** As though a host of revocation had been out of reach in the part, which tells it behind its errors. */
function withRevocation(report: Report): Report {
  const [attempt] = report.attempts;
  const named = report.observations.find(({ attempt: of }) => of === attempt?.id);
  if (!attempt || !named) throw new Error('the part has no attempt');
  const finding: Finding = {
    id: '',
    kind: 'revocation-unreachable',
    severity: 'warning',
    confidence: 'likely',
    evidence: [named.id],
    rivals: [],
    facts: { host: 'crl.example', url: 'http://crl.example/', passed: 2 },
  };
  const findings = report.findings.map((one, index) =>
    index === report.findings.length - 1 ? { ...finding, id: one.id } : one,
  );
  return { ...report, findings };
}

interface Made {
  readonly reports: readonly Report[];
  readonly lines: readonly RecordLine[];
}

async function make(signal: AbortSignal, onLine = (_line: RecordLine): void => {}): Promise<Made> {
  const lines: RecordLine[] = [];
  const options = {
    net,
    concurrency: 4,
    signal,
    onLine: (line: RecordLine) => {
      lines.push(line);
      onLine(line);
    },
  };
  return {
    reports: await collect(auditInParts(head, { parts: lists, targets: 5 }, options)),
    lines,
  };
}

function isPlanned({ controlOf }: ReportedAttempt): boolean {
  return controlOf === undefined;
}

function idsOf(reports: readonly Report[], key: 'attempts' | 'findings'): readonly number[] {
  return reports.flatMap((report) => report[key].map(({ id }) => Number(id.slice(1))));
}

describe('auditInParts()', () => {
  it.each([
    [1, 1250],
    [5, 250],
    [100, 200],
    [1000, 40],
  ])(
    'makes parts of what is held at once: tried %i times, of %i targets',
    async (samples, most) => {
      const sizes: number[] = [];
      const parts = async function* (size: number): AsyncGenerator<readonly Target[]> {
        sizes.push(size);
        yield* [];
      };
      const asked = { ...head, options: { ...head.options, samples } };
      const { signal } = new AbortController();
      const made = auditInParts(asked, { targets: 1e5, parts }, { net, concurrency: 1, signal });
      for await (const _ of made) expect.unreachable();
      expect(sizes).toEqual([most]);
    },
  );

  it('audits each list by itself, and numbers through', async () => {
    const { reports } = await make(new AbortController().signal);
    expect(reports.map(({ targets }) => targets.map(({ id }) => id))).toEqual([
      ['t1', 't2'],
      ['t3', 't4'],
      ['t5'],
    ]);
    const found = idsOf(reports, 'findings');
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(found.map((_, index) => index + 1));
    // Each part leaves room for all that may follow its plan.
    const tried = idsOf(reports, 'attempts');
    expect(tried).toEqual([...new Set(tried)].toSorted((a, b) => a - b));
    const planned = await collect(planInParts(head, { parts: lists, targets: 5 }));
    expect(
      reports.map(({ attempts }) =>
        attempts.filter(isPlanned).map(({ id, target }) => [id, target]),
      ),
    ).toEqual(planned.map(({ attempts }) => attempts.map(({ id, target }) => [id, target])));
    const purposes = reports.map(({ attempts }) => attempts.map(({ purpose }) => purpose));
    expect(purposes.every((those) => those.includes('repeat'))).toBe(true);
  });

  it('saves parts that are judged again as they were', async () => {
    const { reports, lines } = await make(new AbortController().signal);
    const logs = await collect(readParts(readLines(chunks(Buffer.from(textOf(lines))))));
    expect(logs.map((log) => reportOf(log))).toEqual(reports);
  });

  it('tells the parts to come as not run once it is aborted', async () => {
    const stop = new AbortController();
    const { reports } = await make(stop.signal, ({ type }) => {
      if (type === 'finished') stop.abort();
    });
    expect(reports.map(({ summary }) => summary.targets)).toEqual([2, 2, 1]);
    expect(reports.slice(1).map(({ summary }) => summary.notRun)).toEqual([2, 1]);
  });

  it('begins the next part while the last attempts of others wait', async () => {
    // Nobody gets an answer before each part has come, so that none could end before the next one begins.
    const waiting: Socket[] = [];
    const { port } = await tcpServer((socket) => {
      waiting.push(socket);
      if (waiting.length < 3) return;
      for (const one of waiting.splice(0)) one.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
    const { reports, lines } = await makeOf(singles(3), { port, timeoutMs: 30_000 });
    expect(reports.map(({ summary }) => summary.reachable)).toEqual([1, 1, 1]);
    expect(reports.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
    // Whichever came first, they are told one behind the other.
    const of = lines.map((line) => (line.type === 'head' ? line.head.part?.number : line.type));
    const parts = of.join(' ').split(/ ?end ?/);
    expect(parts.map((part) => part.slice(0, 9))).toEqual([
      '1 attempt',
      '2 attempt',
      '3 attempt',
      '',
    ]);
    const logs = await collect(readParts(readLines(chunks(Buffer.from(textOf(lines))))));
    expect(logs.map((log) => reportOf(log))).toEqual(reports);
  });

  it('holds no more than two parts of full length', async () => {
    const stop = new AbortController();
    let came = 0;
    const { port } = await tcpServer(() => {
      came += 1;
      // Both wait for a deadline that does not come: no third one is looked for.
      if (came === 2) setImmediate(() => stop.abort());
    });
    const taken: number[] = [];
    let told = 0;
    async function* counted(): AsyncGenerator<readonly Target[]> {
      for (let number = 1; number <= 5; number += 1) {
        taken.push(number - told);
        yield [plain(number)];
      }
    }
    const list = { parts: counted, targets: 5, size: 1 };
    await makeOf(list, { port, timeoutMs: 30_000, signal: stop.signal }, () => {
      told += 1;
    });
    expect(taken).toEqual([1, 2, 2, 2, 2]);
  });

  it('keeps of an audit that was cut short what can be gone on with', async () => {
    const stop = new AbortController();
    let came = 0;
    const { port } = await tcpServer(() => {
      came += 1;
      if (came === 2) stop.abort();
    });
    const begun: number[] = [];
    const list = { ...singles(3), onPart: (part: number) => begun.push(part) };
    const { reports } = await makeOf(list, { port, timeoutMs: 30_000, signal: stop.signal });
    expect(came).toBe(2);
    expect(begun).toEqual([1]);
    expect(reports.map(({ summary }) => summary.notRun)).toEqual([1, 1, 1]);
    expect(reports.map(({ observations }) => observations.length > 0)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('goes on after the parts that there are', async () => {
    const { reports } = await make(new AbortController().signal);
    const [first] = reports;
    if (!first) throw new Error('there is no part');
    const options = { net, concurrency: 4, signal: new AbortController().signal };
    const list = { parts: lists, targets: 5, after: first };
    const rest = await collect(auditInParts(head, list, options));
    expect(rest.map(({ part }) => part)).toEqual(reports.slice(1).map(({ part }) => part));
    expect(idsOf(rest, 'attempts')).toEqual(idsOf(reports.slice(1), 'attempts'));
  });
});

describe('joinParts()', () => {
  it('makes one report of them, in which nothing stands twice', async () => {
    const { reports } = await make(new AbortController().signal);
    const [one, two, three] = reports;
    if (!one || !two || !three) throw new Error('a part is missing');
    const whole = joinParts(reports, { totals: addUp(addUp(one, two), three), shared: [] });
    expect(whole).not.toHaveProperty('part');
    expect(whole.finishedAt).toBe(three.finishedAt);
    expect(whole.summary).toMatchObject({ targets: 5, inconclusive: 5 });
    for (const key of ['targets', 'attempts', 'observations', 'findings'] as const) {
      const ids = whole[key].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(reports.reduce((sum, report) => sum + report[key].length, 0));
    }
  });

  it('is what parts are written as in JSON, byte for byte', async () => {
    const { reports } = await make(new AbortController().signal);
    const [one, two, three] = reports;
    if (!one || !two || !three) throw new Error('a part is missing');
    const totals = addUp(addUp(one, two), three);
    const { routes } = one;
    const { finishedAt = '' } = three;
    const stream = jsonStream();
    for (const report of reports) expect([...stream.part(report)]).toEqual([]);
    const text = [...stream.end({ ...totals, routes, finishedAt }, [])].join('');
    expect(text).toBe([...renderJson(joinParts(reports, { totals, shared: [] }))].join(''));
    expect(JSON.parse(text)).toHaveProperty('targets.length', 5);
  });

  it('tells what is of no single target once, as the streams do', async () => {
    const { reports } = await make(new AbortController().signal);
    const shared = sharedFindings();
    const parts = reports.map(withRevocation).map(shared.part);
    const [one, two, three] = parts;
    if (!one || !two || !three) throw new Error('a part is missing');
    const totals = addUp(addUp(one, two), three);
    const whole = { ...totals, routes: one.routes, finishedAt: `${three.finishedAt}` };
    const told = shared.told();
    const joined = joinParts(parts, { totals, shared: told });
    const once = joined.findings.filter(({ kind }) => kind === 'revocation-unreachable');
    expect(once).toMatchObject([{ facts: { passed: 6 } }]);
    expect(once[0]?.evidence).toHaveLength(3);
    const json = jsonStream();
    for (const part of parts) expect([...json.part(part)]).toEqual([]);
    const text = [...json.end(whole, told)].join('');
    expect(text).toBe([...renderJson(joined)].join(''));
    const ndjson = ndjsonStream();
    const lines = [...parts.flatMap((part) => [...ndjson.part(part)]), ...ndjson.end(whole, told)];
    const findings = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'finding');
    const { findings: all } = JSON.parse(text);
    expect(findings.map(({ type: _, ...finding }) => finding)).toEqual([
      ...all.filter(({ kind }: Finding) => kind !== 'revocation-unreachable'),
      ...all.filter(({ kind }: Finding) => kind === 'revocation-unreachable'),
    ]);
    expect(all.find(({ kind }: Finding) => kind === 'revocation-unreachable')).toHaveProperty(
      'reproduce',
    );
  });

  it('refuses to make a report of nothing', () => {
    expect(() => joinParts([], {} as never)).toThrow('Cannot join: there is no part');
  });
});
