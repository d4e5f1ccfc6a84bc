import type { ProxyServer } from '../../model/route/route.ts';
import type { ControlRule } from './control-rule.ts';
import { otherScheme, saidNothing } from './other-scheme.ts';

/**
 * The same proxy as a server of SOCKS 5, where it said nothing at all as a proxy of HTTP: such a
 * server hangs up on CONNECT, and on a ClientHello, as a port for something else does.
 */
export const socksScheme: ControlRule = {
  ...otherScheme,
  control: 'socks-scheme',
  change: ({ trial }) => {
    const { proxy, scheme } = trial.attempt;
    if (proxy === undefined || scheme !== 'https' || !saidNothing(trial)) return undefined;
    if (proxy.kind === 'socks5' || proxy.kind === 'socks4') return undefined;
    const socks: ProxyServer = { ...proxy, kind: 'socks5' };
    return { proxy: socks };
  },
};
