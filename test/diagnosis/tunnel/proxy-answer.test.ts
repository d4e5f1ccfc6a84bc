import { describe, expect, it } from 'vitest';
import { proxy, trustList } from '../../../fixtures/case/head.ts';
import { exchange, proxyReached, tunnel } from '../../../fixtures/case/steps.ts';
import { squidError } from '../../../src/diagnosis/tunnel/squid-error.ts';
import { findingsOf, kindsOf } from '../kinds-of.ts';

const server = { kind: 'http', host: 'proxy.contoso.example', port: 3128 } as const;
const inAbsoluteForm = (status: number, headers: readonly (readonly [string, string])[] = []) => ({
  target: trustList,
  route: proxy,
  steps: [
    ...proxyReached(trustList),
    exchange({ url: trustList.url, proxy: server, status, headers }),
  ],
});
const toConnect = (status: number, headers: readonly (readonly [string, string])[] = []) => ({
  target: trustList,
  route: proxy,
  steps: [...proxyReached(trustList), tunnel({ fails: 'status', status, headers })],
});

describe('an answer of a proxy', () => {
  it.each([
    [407, [], 'proxy-login-demand'],
    [403, [['Server', 'squid/6.1']], 'proxy-policy-refusal'],
    [503, [['X-Squid-Error', 'ERR_DNS_FAIL 0']], 'proxy-upstream-failure'],
    [503, [['X-Squid-Error', 'ERR_ACCESS_DENIED 0']], 'proxy-policy-refusal'],
    [504, [['Server', 'Zscaler/6.2']], 'proxy-upstream-failure'],
    [302, [['X-Squid-Error', '302 Access Denied']], 'proxy-policy-refusal'],
    [403, [['Server', 'tinyproxy/1.11.1']], 'proxy-policy-refusal'],
    [500, [['Server', 'tinyproxy/1.11.1']], 'proxy-upstream-failure'],
    [403, [['Via', '1.1 proxy (squid)']], 'unexpected-answer'],
    [502, [], 'unexpected-answer'],
  ] as const)('in absolute form, %i with %j, is %s', (status, headers, kind) => {
    expect(kindsOf(inAbsoluteForm(status, headers))).toEqual([kind]);
  });

  it('keeps the proxy as a rival where nobody signs a 502', () => {
    const [finding] = findingsOf(inAbsoluteForm(502));
    expect(finding).toMatchObject({ severity: 'error', rivals: ['proxy-upstream-failure'] });
  });

  it.each([
    [302, [['Location', 'https://x.goskope.com/login']], 'proxy-policy-refusal'],
    [302, [['X-Squid-Error', '302 Access Denied']], 'proxy-policy-refusal'],
    [500, [['Server', 'tinyproxy/1.11.1']], 'proxy-upstream-failure'],
    [500, [], 'proxy-unexpected-answer'],
    [400, [], 'proxy-method-refusal'],
    [501, [], 'proxy-method-refusal'],
    [500, [['X-Squid-Error', 'ERR_CANNOT_FORWARD 0']], 'proxy-upstream-failure'],
    [404, [], 'proxy-unexpected-answer'],
    [511, [], 'captive-portal'],
  ] as const)('to CONNECT, %i with %j, is %s', (status, headers, kind) => {
    expect(kindsOf(toConnect(status, headers))).toEqual([kind]);
  });
});

describe('squidError()', () => {
  const read = (value: string, body?: string) =>
    squidError({
      status: 403,
      headers: [['x-squid-error', value]],
      ...(body !== undefined && { body }),
    });

  it('reads the name, and knows no meaning of one that is new', () => {
    expect(read('ERR_READ_TIMEOUT 110')).toEqual({
      name: 'ERR_READ_TIMEOUT',
      meaning: 'upstream',
      detail: 'errno 110',
    });
    expect(read('ERR_NEW 0')).toMatchObject({ name: 'ERR_NEW', meaning: undefined });
    expect(read('403 Access Denied')).toMatchObject({ meaning: 'policy' });
    expect(read(' ')).toBeUndefined();
  });

  it('reads the page where the header is gone, and why TLS failed', () => {
    const body = '<body id=ERR_SECURE_CONNECT_FAIL> (TLS code: X509_V_ERR_CERT_HAS_EXPIRED)';
    expect(squidError({ status: 503, body })).toEqual({
      name: 'ERR_SECURE_CONNECT_FAIL',
      meaning: 'upstream',
      detail: 'X509_V_ERR_CERT_HAS_EXPIRED',
    });
    expect(squidError({ status: 403, body: 'ERR_ACCESS_DENIED' })).toBeUndefined();
  });
});
