import { describe, expect, it, type onTestFinished } from 'vitest';
import { direct, headOf, proxy as proxyRoute, trustList } from '../../fixtures/case/head.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import { probe } from '../../src/probe/recipe.ts';
import { deadlineFor, type HostileAnswer, hostileAnswers } from '../net/hostile-answers.ts';
import { answers, answersAndEnds, type Listening, tcpServer } from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { attempt } from './attempt.ts';

const maxMs = 30_000;

/** What an audit of one attempt says, and how many requests it made. */
async function auditOf(tried: Attempt, port: number, timeoutMs = 1500) {
  const observations: Observation[] = [];
  const rule = { host: '', address: '127.0.0.1', toPort: port };
  const started = performance.now();
  await probe(tried, netOptions({ timeoutMs, connectTo: [rule] }), (noted, hop) => {
    const id = `${tried.id}.${observations.length + 1}`;
    observations.push({ ...noted, id, attempt: tried.id, ...(hop > 0 && { hop }) });
  });
  expect(performance.now() - started).toBeLessThan(maxMs);
  const route = tried.proxy === undefined ? direct : proxyRoute;
  const trials = [{ attempt: tried, observations, finished: true }];
  const { findings } = judge(headOf([trustList], [route]), trials, new Map());
  const requests = observations.filter(({ step }) => step === 'exchange').length;
  // Its form is told beside what the answer comes to.
  const told = findings.filter(({ kind }) => kind !== 'sloppy-answer');
  return { kinds: told.map(({ kind }) => kind), requests, verdictFacts: told[0]?.facts };
}

const asked = ({ send }: HostileAnswer, onEnd: typeof onTestFinished): Promise<Listening> =>
  tcpServer((socket) => {
    socket.once('data', () => send(socket));
  }, onEnd);

// Most of the time is waiting: several wait side by side.
const each = hostileAnswers.map((one) => [one.name, one] as const);

const plainly: Partial<Attempt> = {
  target: trustList.id,
  scheme: 'http',
  host: '192.0.2.5',
  port: 80,
  path: '/disallowedcertstl.cab',
  ...(trustList.expect && { expect: trustList.expect }),
};

/** Kinds that a peer may be told of that answers so. */
const fitting: readonly FindingKind[] = [
  'exchange-protocol-error',
  'exchange-stall',
  'unexpected-answer',
  'block-page',
];
const fittingProxy: readonly FindingKind[] = [
  'proxy-protocol-error',
  'proxy-unexpected-answer',
  'proxy-policy-refusal',
  'plaintext-answer',
  'handshake-silence',
];

describe('an audit of a server that sends', () => {
  it.concurrent.for(each)('%s', async ([, one], { onTestFinished }) => {
    const { port } = await asked(one, onTestFinished);
    const { kinds } = await auditOf(attempt(plainly), port, deadlineFor(one.exchange));
    // A body without end, and a second answer, stand behind the status that was due.
    expect(kinds.length).toBeLessThanOrEqual(1);
    expect(fitting).toEqual(expect.arrayContaining(kinds));
    if (one.exchange !== null) expect(kinds).not.toEqual([]);
  });
});

describe('an audit through a proxy that sends', () => {
  it.concurrent.for(each)('%s', async ([, one], { onTestFinished }) => {
    const { port } = await asked(one, onTestFinished);
    const proxy = { kind: 'http', host: '127.0.0.1', port } as const;
    const { kinds } = await auditOf(
      attempt({ target: trustList.id, proxy }),
      port,
      deadlineFor(one.tunnel),
    );
    expect(kinds).toHaveLength(1);
    expect(fittingProxy).toEqual(expect.arrayContaining(kinds));
  });
});

describe('an audit of a page that no parser lets pass', () => {
  it("still knows a product's refusal by it", async () => {
    const page = 'HTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html>Powered By FortiGuard';
    const { port } = await tcpServer(answersAndEnds(page));
    const { kinds, verdictFacts } = await auditOf(attempt(plainly), port);
    expect(kinds).toEqual(['block-page']);
    expect(verdictFacts).toMatchObject({ product: 'Fortinet', status: 403 });
  });
});

describe('an audit of redirects', () => {
  const follow = { method: 'GET', status: 200, accepts: [], follow: true, source: 'test' } as const;
  const redirectTo = (location: string) =>
    answers(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\ncontent-length: 0\r\n\r\n`);
  const followed = attempt({ ...plainly, expect: follow });

  it.each([
    ['to themselves', '/disallowedcertstl.cab', 6],
    ['to another name each time, as it seems', '//20.50.2.6/', 6],
    ['to a file', 'file:///etc/passwd', 1],
    ['to a script', 'javascript:alert(1)', 1],
    ['to data', 'data:text/html,x', 1],
    ['to this machine by IPv6', 'http://[::1]/', 1],
    ['to this machine', 'http://127.0.0.1/', 1],
    ['to an address with a password', 'http://user:secret@192.0.2.6/', 1],
    ['to nowhere', 'http://', 1],
  ] as const)('%s', async (_, location, most) => {
    const { port } = await tcpServer(redirectTo(location));
    const { kinds, requests } = await auditOf(followed, port);
    expect(requests).toBe(most);
    expect(kinds).toHaveLength(1);
    expect(['unexpected-answer', 'block-page']).toContain(kinds[0]);
  });

  it('says nothing of a password in them', async () => {
    const { port } = await tcpServer(redirectTo('http://user:secret@192.0.2.6/'));
    const { verdictFacts } = await auditOf(followed, port);
    expect(JSON.stringify(verdictFacts)).not.toContain('secret');
  });
});
