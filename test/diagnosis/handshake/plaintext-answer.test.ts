import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, intranet } from '../../../fixtures/case/head.ts';
import { handshake, reached } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Target } from '../../../src/model/target/target.ts';

/** The rivals of the finding, and the verdict of its target, where this page came for TLS. */
function said(target: Target, firstBytes: string) {
  const shaken = handshake({ checkedName: target.host, fails: 'not-tls', firstBytes });
  const one = trial('a1', { target, route: direct, steps: [...reached(target), shaken] });
  const { findings, verdicts } = judge(headOf([target], [direct]), [one], new Map());
  const page = findings.find(({ kind }) => kind === 'plaintext-answer');
  return [page?.rivals, verdicts[0]?.verdict];
}

const squid = (error: string) =>
  `HTTP/1.1 400 Bad Request\r\nServer: squid/5.7\r\nX-Squid-Error: ${error} 0\r\n\r\n<title>ERROR`;
const kerio = 'HTTP/1.1 400 Bad\r\nServer: Kerio Control Embedded Web Server\r\n\r\nBad request';
const refusal = 'HTTP/1.1 403 Forbidden\r\n\r\n<p>Powered By FortiGuard.</p>';

describe('plain HTTP where TLS was due', () => {
  it.each([
    ['Squid', squid('ERR_PROTOCOL_UNKNOWN')],
    ['Kerio Control', kerio],
  ])("is perhaps the user's own device's where it names %s alone", (_, page) => {
    expect(said(intranet, page)).toEqual([['unexpected-answer'], 'inconclusive']);
    expect(said(commands, page)).toEqual([[], 'blocked']);
  });

  it.each([
    ['a refusal by a rule', squid('ERR_ACCESS_DENIED')],
    ['a block page', refusal],
  ])("is a word on the way to a user's own host where it is %s", (_, page) => {
    expect(said(intranet, page)).toEqual([[], 'blocked']);
  });
});
