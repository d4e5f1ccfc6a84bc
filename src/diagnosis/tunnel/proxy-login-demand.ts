import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';
import { proxyAnswer } from './proxy-answer.ts';

/**
 * 407, or a SOCKS server that takes no client without login (method 255): the anonymous traffic
 * of a system service does not pass. A user's own host that says so over plain http, with no proxy in
 * use, may be a proxy itself.
 */
export const proxyLoginDemand: Rule<'proxy-login-demand'> = {
  kind: 'proxy-login-demand',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading) => demandOfHttp(reading) ?? demandOfSocks(reading),
};

function demandOfHttp(reading: TrialReading): ProofOf<'proxy-login-demand'> | undefined {
  const answer = proxyAnswer(reading);
  if (answer?.status !== 407) return undefined;
  const schemes = schemesOf(reading);
  const isOwn = !reading.listed && endedAt(reading, { step: 'tunnel' }) === undefined;
  const isItself = isOwn && reading.answer?.proxy === undefined;
  const rivals: readonly FindingKind[] = isItself ? ['unexpected-answer'] : [];
  return { evidence: answer.evidence, facts: facts({ ...answer.facts, schemes }), rivals };
}

function schemesOf(reading: TrialReading): readonly string[] {
  const tunnel = endedAt(reading, { step: 'tunnel' });
  if (tunnel?.loginSchemes !== undefined) return tunnel.loginSchemes;
  const headers = (tunnel ?? reading.answer)?.headers ?? [];
  return headers
    .filter(([name]) => name.toLowerCase() === 'proxy-authenticate')
    .map(([, value]) => value.trim().split(/[\s,]/, 1)[0] ?? '');
}

function demandOfSocks(reading: TrialReading): ProofOf<'proxy-login-demand'> | undefined {
  const step = endedAt(reading, { step: 'tunnel', codes: ['socks-method'] });
  return (
    step && {
      evidence: reading.endIds,
      facts: facts({ proxy: proxyLabel(step.proxy), reply: step.socksMethod }),
    }
  );
}
