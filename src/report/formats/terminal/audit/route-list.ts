import type { AuditHead } from '../../../../model/report.ts';
import type { Route } from '../../../../model/route.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { shortenMiddle } from '../../../text/shorten.ts';
import type { Layout } from '../table-options.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';

/**
 * The routes of an audit as lines: the key that a narrow column has for it (`keys`), the route as
 * `--route` spells it, whether it is in effect, and the settings that it came from.
 */
export function routeList(
  head: Pick<AuditHead, 'routes' | 'settings'>,
  options: Layout & { readonly keys: boolean },
): string[] {
  const { width, paint } = options;
  const labels = escapedRoutes(head.routes);
  const keyWidth = options.keys ? Math.max(0, ...labels.map(({ key }) => key.length)) + 2 : 0;
  const longest = Math.max(0, ...labels.map(({ name }) => name.length));
  return head.routes.map((route, index) => {
    const label = labels[index];
    const name = shortenMiddle(label?.name ?? '', width - keyWidth - 2);
    const key = options.keys ? (label?.key ?? '').padEnd(keyWidth) : '';
    const remark = remarkOf(route, head);
    const line = `  ${key}${name}`;
    const padded = line.padEnd(2 + keyWidth + longest);
    const fits = remark !== '' && padded.length + 3 + remark.length <= width;
    if (remark === '' || fits) {
      return remark === '' ? line : `${padded}   ${paint('dim', remark)}`;
    }
    return `${line}\n  ${' '.repeat(keyWidth + 2)}${paint('dim', shortenMiddle(remark, width - keyWidth - 4))}`;
  });
}

function remarkOf(route: Route, head: Pick<AuditHead, 'settings'>): string {
  const sources = head.settings
    .filter((setting) => route.settings.includes(setting.id))
    .map((setting) => escapeTerminal(setting.source, { max: 40 }));
  const from = sources.length === 0 ? '' : `from ${[...new Set(sources)].join(', ')}`;
  return [route.effective ? 'in effect' : '', from].filter((part) => part !== '').join(', ');
}
