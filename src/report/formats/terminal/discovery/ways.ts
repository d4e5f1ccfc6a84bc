import type { ComponentWay, LostWay } from '../../../../model/component.ts';
import { proxyUrl } from '../../../../model/endpoint.ts';
import type { TakenWay, WayRow } from '../../../../model/way-row.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { ShownWays } from '../../../view/discovery/shown-ways.ts';
import { componentNames, detectionWords } from '../../../words/settings/component-words.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';

/**
 * The matrix URL × component × way for a terminal: each component with what decides, why every
 * other way lost and where the order is stated, then each URL with its way. Ends in a newline.
 */
export function renderWays(shown: ShownWays, options: TableOptions): string {
  const layout = tableLayout(options);
  const asked = new Set(shown.rows.map(({ component }) => component));
  const used = shown.components.filter(({ component }) => asked.has(component));
  return [
    layout.paint('heading', 'Components'),
    ...used.flatMap((one) => componentLines(one, { shown, layout })),
    '',
    layout.paint('heading', 'Targets'),
    ...shown.rows.flatMap((row) => rowLines(row, layout)),
    '',
  ].join('\n');
}

interface Context {
  readonly shown: ShownWays;
  readonly layout: Layout;
}

function componentLines(way: ComponentWay, { shown, layout }: Context): readonly string[] {
  const { component, route, setting, basis, detection, losers } = way;
  const cause = shown.settings.find(({ id }) => id === setting)?.source ?? setting;
  const first = detection ? `${plainText(detectionWords[detection])}, then ` : '';
  const lost = losers
    .filter(({ because }) => because !== 'fallback')
    .map((one) => `${one.route}: ${whyLost[one.because]}`)
    .join('; ');
  return [
    ...lines(`${plainText(componentNames[component])}: ${first}${route}`, { layout, indent: 2 }),
    ...lines(`${cause ? `${cause} decides` : 'no setting decides'} (${basis})`, {
      layout,
      indent: 6,
    }),
    ...lines(`where it fails: ${nextText(way)}`, { layout, indent: 6 }),
    ...(lost === '' ? [] : lines(`not taken: ${lost}`, { layout, indent: 6 })),
  ];
}

/** The fallback with its basis; the way itself stands for none. */
function nextText({ route, fallback }: ComponentWay): string {
  const next = fallback.route === route && route !== 'direct' ? 'nothing' : fallback.route;
  return `${next} (${fallback.basis})`;
}

function rowLines(
  { url, os, component, way, detection }: WayRow,
  layout: Layout,
): readonly string[] {
  const first = detection === 'unsearched' ? 'detection, then ' : '';
  return [
    ...lines(url, { layout, indent: 2 }),
    ...lines(`${os}  ${plainText(componentNames[component])}  ${first}${wayText(way)}`, {
      layout,
      indent: 6,
    }),
  ];
}

function wayText({ route, kind, proxy, pac, bypassedBy }: TakenWay): string {
  if (kind === 'pac') return `as the PAC file ${pac ?? ''} says (${route})`;
  if (proxy === undefined) return bypassedBy ? `direct, by ${bypassedBy} of ${route}` : 'direct';
  return `${proxyUrl(proxy)} (${route})`;
}

export const whyLost: Readonly<Record<LostWay, string>> = {
  fallback: 'taken where that fails',
  'while-connected': 'taken instead while this connection is in use',
  later: 'comes later, and is no fallback',
  'in-part': 'taken for what is fetched as NetworkService; inference',
  'per-machine': 'ProxySettingsPerUser is 0: those of HKLM count',
  'per-user': 'ProxySettingsPerUser is not 0: those of each account count',
  'detection-off': 'automatic detection is off',
  'not-read': 'not read by it',
  cannot: 'it cannot take such a way',
  'no-proxy': 'it takes no proxy',
};

function lines(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = escapeTerminal(text, { max: 1200 });
  return wrapText(shown, { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
