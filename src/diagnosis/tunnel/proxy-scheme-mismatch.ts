import type { ProxyServer } from '../../model/route.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Page } from '../page/page.ts';
import type { Rule } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { bytesOfProxy, pageIn, protocolOf, wantsTls, webServerOf } from './spoken.ts';

const spoken = { http: 'HTTP', https: 'TLS', socks5: 'SOCKS5', socks4: 'SOCKS4' } as const;

/**
 * What answers at the proxy's address speaks another protocol than the scheme of the setting says:
 * its own first bytes show which. The setting is at fault, not the network.
 */
export const proxySchemeMismatch: Rule = {
  kind: 'proxy-scheme-mismatch',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (seen) => {
    const { proxy } = seen.attempt;
    const bytes = bytesOfProxy(seen);
    if (proxy === undefined) return undefined;
    const page = refusalPage(seen) ?? pageIn(bytes);
    const speaks = page && wantsTls(page) ? 'TLS' : protocolOf(bytes ?? '');
    if (speaks === undefined || speaks === spoken[proxy.kind]) return undefined;
    return {
      evidence: seen.endIds.length > 0 ? seen.endIds : (seen.page?.evidence ?? []),
      facts: facts({
        proxy: proxyLabel(proxy),
        scheme: proxy.kind satisfies ProxyServer['kind'],
        speaks,
        status: page?.status,
      }),
      rivals: page !== undefined && webServerOf(page) !== undefined ? ['not-a-proxy'] : [],
    };
  },
};

// To a request in absolute form the refusal is an answer like any other.
function refusalPage({ page, answer }: Seen): Page | undefined {
  const isOfProxy = page?.from === 'proxy' || answer?.proxy !== undefined;
  return isOfProxy && page !== undefined && wantsTls(page) ? page : undefined;
}
