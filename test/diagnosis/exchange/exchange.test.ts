import { describe, expect, it } from 'vitest';
import { commands, direct, intranet, proxy, trustList } from '../../../fixtures/case/head.ts';
import {
  answered,
  connect,
  exchange,
  handshake,
  proxyReached,
  reached,
} from '../../../fixtures/case/steps.ts';
import { findingsOf, kindsOf } from '../kinds-of.ts';

const server = { kind: 'http', host: 'proxy.contoso.example', port: 3128 } as const;
const plain = (said: Partial<Parameters<typeof exchange>[0]>) => ({
  target: trustList,
  route: direct,
  steps: [...reached(trustList), exchange({ url: trustList.url, ...said })],
});

describe('the rules of exchange', () => {
  it("never call a page behind the service's own chain a block page", () => {
    const page = exchange({ url: commands.url, status: 403, body: 'Powered By FortiGuard' });
    const steps = [...reached(commands), handshake({ checkedName: commands.host }), page];
    expect(kindsOf({ target: commands, route: direct, steps })).toEqual(['unexpected-answer']);
  });

  it('let any status pass where nothing is known of a rightly chained host', () => {
    const steps = [...reached(intranet), ...answered(intranet, 503)];
    expect(kindsOf({ target: intranet, route: direct, steps })).toEqual([]);
  });

  it('judge the answer at the end of a redirect chain, and by the handshake of its own hop', () => {
    const steps = [
      ...reached(commands),
      handshake({ checkedName: commands.host }),
      exchange({ url: commands.url, status: 302, headers: [['Location', 'http://x.example/']] }),
      connect({ hop: 1, port: 80 }),
      exchange({ url: 'http://x.example/', status: 200, hop: 1 }),
    ];
    expect(kindsOf({ target: commands, route: direct, steps })).toEqual([]);
  });

  it('leave the proxy a rival of an answer that never came in absolute form', () => {
    const silent = exchange({ url: trustList.url, proxy: server, fails: 'timeout' });
    const steps = [...proxyReached(trustList), silent];
    const [finding] = findingsOf({ target: trustList, route: proxy, steps });
    expect(finding).toMatchObject({
      kind: 'exchange-silence',
      rivals: ['service-outage', 'proxy-silence'],
    });
  });

  it('call an alert in place of the answer a closure', () => {
    const cut = exchange({ url: commands.url, fails: 'alert', alert: 80 });
    const steps = [...reached(commands), handshake({ checkedName: commands.host }), cut];
    const [finding] = findingsOf({ target: commands, route: direct, steps });
    expect(finding).toMatchObject({
      kind: 'exchange-closure',
      facts: { alertName: 'internal_error' },
    });
  });

  it.each([
    ['a redirect within the domain', { status: 301, headers: [['Location', '/x']] }],
    ['a refusal that is no page', { status: 403, body: '<?xml version="1.0"?>' }],
    ['a page that no refusal is', { status: 404, body: '<html>' }],
  ] as const)('take %s for no block page', (_, said) => {
    expect(kindsOf(plain(said))).toEqual(['unexpected-answer']);
  });
});
