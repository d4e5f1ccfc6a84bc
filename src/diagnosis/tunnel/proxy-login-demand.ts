import type { FindingKind } from '../../model/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, type Seen } from '../trial/seen.ts';
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
  prove: (seen) => demandOfHttp(seen) ?? demandOfSocks(seen),
};

function demandOfHttp(seen: Seen): ProofOf<'proxy-login-demand'> | undefined {
  const answer = proxyAnswer(seen);
  if (answer?.status !== 407) return undefined;
  const schemes = schemesOf(seen);
  const isOwn = !seen.listed && endedAt(seen, { step: 'tunnel' }) === undefined;
  const isItself = isOwn && seen.answer?.proxy === undefined;
  const rivals: readonly FindingKind[] = isItself ? ['unexpected-answer'] : [];
  return { evidence: answer.evidence, facts: facts({ ...answer.facts, schemes }), rivals };
}

function schemesOf(seen: Seen): readonly string[] {
  const tunnel = endedAt(seen, { step: 'tunnel' });
  if (tunnel?.loginSchemes !== undefined) return tunnel.loginSchemes;
  const headers = (tunnel ?? seen.answer)?.headers ?? [];
  return headers
    .filter(([name]) => name.toLowerCase() === 'proxy-authenticate')
    .map(([, value]) => value.trim().split(/[\s,]/, 1)[0] ?? '');
}

function demandOfSocks(seen: Seen): ProofOf<'proxy-login-demand'> | undefined {
  const step = endedAt(seen, { step: 'tunnel', codes: ['socks-method'] });
  return (
    step && {
      evidence: seen.endIds,
      facts: facts({ proxy: proxyLabel(step.proxy), reply: step.socksMethod }),
    }
  );
}
