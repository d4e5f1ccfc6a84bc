import type { FailureCode } from '../../model/finding/failure.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { AuditContext } from '../known/audit-context.ts';
import type { Page } from '../page/page.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';
import { bytesOfProxy, pageIn, protocolOf, wantsTls, webServerOf } from './spoken.ts';

const spoken = { http: 'HTTP', https: 'TLS', socks5: 'SOCKS5', socks4: 'SOCKS4' } as const;

/**
 * What answers at the proxy's address speaks another protocol than the scheme of the setting says:
 * its own first bytes
 * show which, or its answer under the other scheme. The setting is at fault, not the network.
 */
export const proxySchemeMismatch: Rule<'proxy-scheme-mismatch'> = {
  kind: 'proxy-scheme-mismatch',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (reading, context) => byBytes(reading) ?? byOthers(reading, context),
};

function byBytes(reading: TrialReading): ProofOf<'proxy-scheme-mismatch'> | undefined {
  const { proxy } = reading.attempt;
  if (proxy === undefined) return undefined;
  const bytes = bytesOfProxy(reading);
  const page = refusalPage(reading) ?? pageIn(bytes);
  const speaks = page && wantsTls(page) ? 'TLS' : protocolOf(bytes ?? '');
  if (speaks === undefined || speaks === spoken[proxy.kind]) return undefined;
  return {
    evidence: reading.endIds.length > 0 ? reading.endIds : (reading.page?.evidence ?? []),
    facts: facts({ ...settingOf(proxy), speaks, status: page?.status }),
    rivals: page !== undefined && webServerOf(page) !== undefined ? ['not-a-proxy'] : [],
  };
}

/** It says nothing under this scheme, and was seen to answer to another one alone. */
function byOthers(
  reading: TrialReading,
  context: AuditContext,
): ProofOf<'proxy-scheme-mismatch'> | undefined {
  const { proxy } = reading.attempt;
  if (proxy === undefined) return undefined;
  const end =
    endedAt(reading, { step: 'handshake', role: 'proxy', codes: wordless }) ??
    endedAt(reading, { step: 'tunnel', codes: wordless });
  const answers = context.spoken.get(proxyLabel(proxy) ?? '');
  const [other, shown] = [...(answers ?? [])][0] ?? [];
  if (end === undefined || other === undefined || shown === undefined) return undefined;
  if (answers?.has(proxy.kind)) return undefined;
  return {
    evidence: [...reading.endIds, shown],
    facts: facts({ ...settingOf(proxy), speaks: spoken[other], code: end.failure.code }),
  };
}

const wordless: readonly FailureCode[] = ['timeout', 'closed', 'reset'];

function settingOf(proxy: ProxyServer): { proxy: string | undefined; scheme: string } {
  return { proxy: proxyLabel(proxy), scheme: proxy.kind };
}

// To a request in absolute form the refusal is an answer like any other.
function refusalPage({ page, answer }: TrialReading): Page | undefined {
  const isOfProxy = page?.from === 'proxy' || answer?.proxy !== undefined;
  return isOfProxy && page !== undefined && wantsTls(page) ? page : undefined;
}
