import type { Trial } from '../../model/audit/report.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import type { ControlRule } from './control-rule.ts';

const wordless: readonly string[] = ['timeout', 'closed', 'reset'];

/**
 * The same proxy as http in place of another scheme, or as https in place of http, where it said
 * nothing at all: does the setting name the wrong scheme? One host of a route shows it for all.
 */
export const otherScheme: ControlRule = {
  control: 'other-scheme',
  askedBy: new Set(['proxy-tls-failure', 'proxy-hang-up', 'proxy-silence']),
  maxHosts: 1,
  givesWay: true,
  change: ({ trial }) => {
    const { proxy, scheme } = trial.attempt;
    if (proxy === undefined || scheme !== 'https' || !saidNothing(trial)) return undefined;
    const other: ProxyServer = { ...proxy, kind: proxy.kind === 'http' ? 'https' : 'http' };
    return { proxy: other };
  },
};

/**
 * Whether the proxy said nothing at all under its scheme, and may speak another: one of HTTP waits for
 * the end of a line, one behind TLS or of SOCKS hangs up on CONNECT, and does not wait.
 */
export function saidNothing({ observations }: Trial): boolean {
  const last = observations.findLast((one) => one.step !== 'resolve');
  if (last?.failure == null || !wordless.includes(last.failure.code)) return false;
  if (last.step === 'handshake') return last.role === 'proxy' && last.bytesRead === 0;
  if (last.step !== 'tunnel' || last.received !== '') return false;
  return last.proxy.kind !== 'http' || last.failure.code !== 'timeout';
}
