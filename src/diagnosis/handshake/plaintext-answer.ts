import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { pageFacts, type StrangePage } from '../trial/strange-page.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';
import { squidError } from '../tunnel/squid-error.ts';

/**
 * HTTP where TLS was due; the page's title, status and product are kept. Where it came in the
 * place of the tunnel that a proxy granted, it is the proxy's own.
 */
export const plaintextAnswer: Rule<'plaintext-answer'> = {
  kind: 'plaintext-answer',
  severity: 'error',
  actor: 'interceptor',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'handshake', role: 'target', codes: ['not-tls'] });
    const { page } = reading;
    if (step === undefined || page === undefined) return undefined;
    const isOfProxy = page.from === 'proxy';
    return {
      evidence: isOfProxy ? page.evidence : reading.endIds,
      ...(isOfProxy && { actor: 'proxy' }),
      facts: facts({
        serverName: step.serverName,
        proxy: isOfProxy ? proxyLabel(page.proxy) : undefined,
        ...pageFacts(page),
      }),
      rivals: rivalsOf(page, reading),
    };
  },
};

// What the port of a user's own host speaks, no list tells: a device may say its own name there.
function rivalsOf(page: StrangePage, { listed }: TrialReading): readonly FindingKind[] {
  const { product, from } = page;
  const isOwnName = !listed && from !== 'proxy' && product?.proves === 'product';
  if (isOwnName && squidError(page)?.meaning !== 'policy') return ['unexpected-answer'];
  if (product !== undefined) return [];
  if (from === 'proxy') return ['captive-portal', 'proxy-policy-refusal'];
  return listed ? ['captive-portal'] : ['captive-portal', 'unexpected-answer'];
}
