import { bypassDifference } from '../../../../model/bypass-difference.ts';
import type { AuditHead } from '../../../../model/report.ts';
import { say, type Text } from '../../../text/say.ts';
import { shownBypasses } from '../../../view/discovery/shown-discovery.ts';
import { bypassLines } from '../discovery/bypass-lines.ts';
import type { Layout } from '../table-options.ts';

/**
 * The bypass lists of a plan, each entry with its reading, and of how many of its targets an entry
 * changes the way for another reader; nothing where no route has a list.
 */
export function planBypass(
  { routes, targets }: Pick<AuditHead, 'routes' | 'targets'>,
  layout: Layout,
): readonly string[] {
  const lists = shownBypasses(routes);
  if (lists.length === 0) return [];
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
  const remark = (route: string, entry: string): Text => {
    const count = counts.get(`${route}\n${entry}`) ?? 0;
    if (count === 0) return [];
    return say` (changes the way of ${count} ${count === 1 ? say`target` : say`targets`} of this plan by who reads it)`;
  };
  return [
    '',
    layout.paint('heading', 'Direct in spite of a proxy'),
    ...bypassLines(lists, { ...layout, remark }),
  ];
}
