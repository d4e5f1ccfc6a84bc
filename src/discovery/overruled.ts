import type { Route, Setting } from '../model/route/route.ts';
import { isSameWay } from './same-way.ts';
import type { ReadSource } from './setting-source.ts';
import { telemetryProxy } from './windows/telemetry-proxy.ts';

/** The settings of a source that does not decide. Only the sensor's own may be in effect yet. */
export function overruled(
  { settings, route, readBy }: ReadSource,
  winner: Route,
): readonly Setting[] {
  const [by] = winner.settings;
  const lostBecause = readBy === 'others' || by === undefined ? {} : { lostBecause: by };
  const isConflict = readBy !== 'others' && route !== undefined && !isSameWay(route, winner);
  return settings.map((setting) => {
    const isOfRoute = route?.settings.includes(setting.id) ?? false;
    const loses = setting.wins && (isOfRoute || readBy !== 'sensor');
    // Below a key where nobody reads them each value is wrong, and not the first alone.
    const isWrong =
      setting.id === route?.settings[0] ||
      (readBy === 'nobody' && /:(?:pac|proxy)$/.test(setting.id));
    const problems =
      isConflict && isWrong
        ? [...setting.problems, 'proxy-settings-conflict' as const]
        : setting.problems;
    const isForHttp = loses && isTakenForHttp(route, winner) && setting.note === undefined;
    return {
      ...setting,
      problems,
      ...(isForHttp && { note: 'for-http' as const }),
      ...(loses && { wins: false, ...lostBecause }),
    };
  });
}

/** Beside TelemetryProxyServer plain http: requests go as WinHTTP says. */
function isTakenForHttp(route: Route | undefined, { id, proxyForHttp }: Route): boolean {
  const isOfWinhttp = route !== undefined && /^winhttp(?:-shown)?$/.test(route.id);
  return isOfWinhttp && id === telemetryProxy.name && proxyForHttp !== undefined;
}
