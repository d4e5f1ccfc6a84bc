import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { pageFacts, type StrangePage } from '../trial/strange-page.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { bytesOfProxy, foreignProtocolOf, webServerOf } from './spoken.ts';

/** 407 is a proxy's own word, 403 a policy's, and 5xx a failure behind it: but 501 knows no CONNECT. */
const neverOfServers: readonly number[] = [403, 407];

/**
 * What answers at the proxy's address is another server: by its first words (SSH, mail, …), or a
 * web server that knows no CONNECT and that opened no tunnel in this audit. The setting is at
 * fault, not the network.
 */
export const notAProxy: Rule<'not-a-proxy'> = {
  kind: 'not-a-proxy',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (reading, { granting }): ProofOf<'not-a-proxy'> | undefined => {
    const proxy = proxyLabel(reading.attempt.proxy);
    if (proxy === undefined) return undefined;
    const speaks = foreignProtocolOf(bytesOfProxy(reading) ?? '');
    if (speaks !== undefined) return { evidence: reading.endIds, facts: facts({ proxy, speaks }) };
    const { page } = reading;
    if (page?.from !== 'proxy' || granting.has(proxy)) return undefined;
    const server = webServerOf(page);
    if (server === undefined || !isWebAnswer(page)) return undefined;
    return {
      evidence: page.evidence,
      facts: facts({ proxy, server, ...pageFacts(page) }),
      rivals: rivalsOf(page, reading),
    };
  },
};

// A redirect to somebody else's page is how portals and filters answer.
function isWebAnswer({ status, foreign }: StrangePage): boolean {
  if (foreign !== undefined || neverOfServers.includes(status)) return false;
  return status < 500 || status === 501;
}

// nginx and Apache can be proxies, and refuse a port or a method in just these words.
function rivalsOf({ status }: StrangePage, { end }: TrialReading): readonly FindingKind[] {
  if (end?.step !== 'tunnel') return ['captive-portal', 'proxy-policy-refusal'];
  return [status === 401 || status < 400 ? 'proxy-unexpected-answer' : 'proxy-method-refusal'];
}
