import type { Trial } from '../../model/report.ts';
import type { ProxyServer } from '../../model/route.ts';
import type { ControlRule } from './control-rule.ts';

const wordless: readonly string[] = ['timeout', 'closed', 'reset'];

/**
 * The same proxy under the other of http and https, where it said nothing at all: does the setting
 * name the wrong scheme? One host of a route shows it for all.
 */
export const otherScheme: ControlRule = {
  control: 'other-scheme',
  askedBy: new Set(['proxy-tls-failure', 'proxy-hang-up']),
  mostHosts: 1,
  givesWay: true,
  change: ({ trial }) => {
    const { proxy, scheme } = trial.attempt;
    if (proxy === undefined || scheme !== 'https' || !saidNothing(trial)) return undefined;
    if (proxy.kind !== 'http' && proxy.kind !== 'https') return undefined;
    const other: ProxyServer = { ...proxy, kind: proxy.kind === 'http' ? 'https' : 'http' };
    return { proxy: other };
  },
};

function saidNothing({ observations }: Trial): boolean {
  const last = observations.findLast((one) => one.step !== 'resolve');
  if (last?.failure == null || !wordless.includes(last.failure.code)) return false;
  if (last.step === 'handshake') return last.role === 'proxy' && last.bytesRead === 0;
  return last.step === 'tunnel' && last.received === '';
}
