import type { AuditHead } from '../../../../model/audit/report.ts';
import { bypassDifference } from '../../../../model/route/bypass-difference.ts';
import { say, type Text } from '../../../text/say.ts';

/** Says of an entry of a route's bypass list of how many targets it changes the way by who reads it; nothing of none. */
export function changedByReader({
  routes,
  targets,
}: Pick<AuditHead, 'routes' | 'targets'>): (route: string, entry: string) => Text {
  const counts = new Map<string, number>();
  for (const { id, bypass = [], bypassDialect: dialect } of routes) {
    if (dialect === undefined || bypass.length === 0) continue;
    for (const { url, host, port, notRun } of targets) {
      if (notRun) continue;
      const scheme = url.startsWith('http:') ? 'http' : 'https';
      const found = bypassDifference(bypass, { dialect, scheme, host, port });
      const key = `${id}\n${found?.entry}`;
      if (found) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return (route, entry) => {
    const count = counts.get(`${route}\n${entry}`) ?? 0;
    if (count === 0) return [];
    return say` (changes the way of ${count} ${count === 1 ? say`target` : say`targets`} of this plan by who reads it)`;
  };
}
