import type { AuditHead } from '../../../../model/audit/report.ts';
import type { Route } from '../../../../model/route/route.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { shortenMiddle } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { RouteLabel } from '../../../view/targets/route-labels.ts';
import { isTight, type Layout } from '../table-options.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';

interface RouteOptions extends Layout {
  readonly keys: boolean;
}

/**
 * The routes of an audit as lines: the key that a narrow column has for it (`keys`), the route as
 * `--route` spells it, whether it is in effect, and the settings that it came from.
 */
export function routeList(
  head: Pick<AuditHead, 'routes' | 'settings'>,
  options: RouteOptions,
): string[] {
  const { width, paint } = options;
  const labels = escapedRoutes(head.routes);
  const keyWidth = options.keys ? Math.max(0, ...labels.map(({ key }) => key.length)) + 2 : 0;
  const longest = Math.max(0, ...labels.map(({ name }) => name.length));
  return head.routes.flatMap((route, index) => {
    const label = labels[index];
    if (!label) return [];
    const remark = remarkOf(route, head);
    if (isTight(options)) return wholeRoute(label, { ...options, remark });
    const name = shortenMiddle(label.name, width - keyWidth - 2);
    const key = options.keys ? label.key.padEnd(keyWidth) : '';
    const line = `  ${key}${name}`;
    const padded = line.padEnd(2 + keyWidth + longest);
    const fits = remark !== '' && padded.length + 3 + remark.length <= width;
    if (remark === '' || fits) {
      return remark === '' ? line : `${padded}   ${paint('dim', remark)}`;
    }
    return `${line}\n  ${' '.repeat(keyWidth + 2)}${paint('dim', shortenMiddle(remark, width - keyWidth - 4))}`;
  });
}

/** A name that is to be typed stands whole, below its key where it has no room beside it. */
function wholeRoute(
  { name, key }: RouteLabel,
  { width, paint, keys, remark }: RouteOptions & { readonly remark: string },
): string[] {
  const isBeside = !keys || cellWidth(name) + key.length + 4 <= width;
  const head = isBeside ? [`  ${keys ? `${key}  ` : ''}${name}`] : [`  ${key}`, `    ${name}`];
  const told = remark === '' ? [] : wrapText(remark, { width: width - 6 });
  return [...head, ...told.map((line) => `      ${paint('dim', line)}`)];
}

function remarkOf(route: Route, head: Pick<AuditHead, 'settings'>): string {
  const sources = head.settings
    .filter((setting) => route.settings.includes(setting.id))
    .map((setting) => escapeTerminal(setting.source, { max: 40 }));
  const from = sources.length === 0 ? '' : `from ${[...new Set(sources)].join(', ')}`;
  return [route.effective ? 'in effect' : '', from].filter((part) => part !== '').join(', ');
}
