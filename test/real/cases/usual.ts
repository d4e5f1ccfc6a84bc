import type { VerdictName } from '../../../src/model/finding/verdict.ts';
import { proxyHost } from '../company.ts';
import type { ExpectedFinding, Outcome } from '../real-case.ts';
import type { Service } from '../service.ts';

type Way = 'direct' | 'squid' | 'squidByTls' | 'tinyproxy' | 'mitmproxy' | 'socks' | 'pac' | 'wpad';

/** The ways of the cases. */
export const ways: Readonly<Record<Way, string>> = {
  direct: 'direct',
  squid: `http://${proxyHost}:3128`,
  squidByTls: `https://${proxyHost}:3129`,
  tinyproxy: `http://${proxyHost}:8888`,
  mitmproxy: `http://${proxyHost}:8080`,
  pac: 'pac+http://wpad.corp.example/wpad.dat',
  wpad: 'wpad',
  socks: `socks5://${proxyHost}:1080`,
};

/** What a case expects of services over one route: the same for all of them. */
export function outcomes(
  where: { readonly route: string; readonly of: readonly Service[] },
  verdict: VerdictName,
  ...findings: readonly (ExpectedFinding | ExpectedFinding['kind'])[]
): Outcome[] {
  const wanted = findings.map((one) => (typeof one === 'string' ? { kind: one } : one));
  return where.of.map((service) => ({ service, route: where.route, verdict, findings: wanted }));
}
