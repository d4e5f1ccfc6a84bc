import { bypassReadings } from '../model/bypass-reading.ts';
import type { Finding } from '../model/finding.ts';
import type { ProxyServer, Route, Setting } from '../model/route.ts';
import type { ShownDiscovery, ShownWpadTrial } from './discovery-json.ts';
import { type Layout, type TableOptions, tableLayout } from './table-options.ts';
import { escapeTerminal } from './text/escape-terminal.ts';
import type { Style } from './text/paint.ts';
import { wrapText } from './text/wrap-text.ts';
import { bypassWords, dialectNames } from './words/bypass-words.ts';
import { findingInfo } from './words/finding-info.ts';
import { noteWords } from './words/note-words.ts';
import { adviceOf } from './words/tell-finding.ts';

/**
 * The proxy settings that were found, for a terminal: each with its value and what became of it,
 * the ways that they make, what is wrong with them and what to do, and last which way the sensor's
 * traffic takes and why. Ends in a newline.
 */
export function renderDiscovery(discovery: ShownDiscovery, options: TableOptions): string {
  const layout = tableLayout(options);
  return [
    ...section('Settings', settingLines(discovery, layout), layout),
    ...section('WPAD by DNS', (discovery.wpad ?? []).flatMap(trialLines(layout)), layout),
    ...section('Ways out', routeLines(discovery, layout), layout),
    ...section('Direct in spite of a proxy', bypassLines(discovery, layout), layout),
    ...section('What is wrong', discovery.findings.flatMap(findingLines(layout)), layout),
    ...wrapText(conclusion(discovery), layout).map((line) => layout.paint('heading', line)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[], { paint }: Layout): readonly string[] {
  return lines.length === 0 ? [] : [paint('heading', title), ...lines, ''];
}

function settingLines({ settings }: ShownDiscovery, layout: Layout): readonly string[] {
  if (settings.length === 0) return ['  none found'];
  return settings.flatMap((setting) => {
    const { text, style } = fateOf(setting, settings);
    const title = `${setting.source} (${scopes[setting.scope] ?? setting.scope})`;
    const means = setting.value === undefined || setting.value === setting.raw ? '' : setting.value;
    return [
      ...indented(title, { layout, indent: 2 }),
      ...field('value', setting.raw, layout),
      ...field('means', means, layout),
      ...field('so', text, { ...layout, paint: (_, plain) => layout.paint(style, plain) }),
    ];
  });
}

const scopes: Readonly<Record<string, string>> = {
  'system-account': 'system account',
  antivirus: 'Defender Antivirus',
};

function fateOf(
  setting: Setting,
  all: readonly Setting[],
): { readonly text: string; readonly style: Style } {
  const winner = all.find(({ id }) => id === setting.lostBecause);
  if (setting.flaw !== undefined) return { text: 'malformed, not used', style: 'warn' };
  const note = setting.note === undefined ? undefined : noteWords[setting.note];
  if (setting.wins) return { text: note ?? 'in effect', style: 'good' };
  if (note !== undefined && !winner) return { text: note, style: 'dim' };
  if (note !== undefined && winner) {
    return { text: `${note}; overruled by ${winner.source}`, style: 'dim' };
  }
  if (winner) return { text: `overruled by ${winner.source}`, style: 'dim' };
  if (setting.problems.includes('wpad-beyond-organisation')) {
    return { text: 'never asked', style: 'warn' };
  }
  const remark = remarks[setting.value ?? ''];
  if (remark !== undefined) return { text: remark, style: 'dim' };
  return { text: 'the sensor does not go by it', style: 'dim' };
}

const remarks: Readonly<Record<string, string | undefined>> = {
  wpad: 'decides only where WPAD finds a PAC file',
  direct: 'names no proxy',
};

function trialLines(layout: Layout): (trial: ShownWpadTrial) => readonly string[] {
  return ({ name, outcome, addresses = [], detail }) => {
    const where = addresses.length === 0 ? '' : ` (${addresses.join(', ')})`;
    const why = detail === undefined ? '' : `: ${detail}`;
    return indented(`${name}${where}  ${outcomes[outcome]}${why}`, { layout, indent: 2 });
  };
}

const outcomes: Readonly<Record<ShownWpadTrial['outcome'], string>> = {
  found: 'serves a PAC file',
  'no-address': 'has no address',
  'no-script': 'serves no PAC file',
  beyond: 'lies beyond the organisation, not asked',
  'not-reached': 'not asked',
};

function routeLines({ routes }: ShownDiscovery, layout: Layout): readonly string[] {
  return routes.flatMap((route) => {
    const mark = route.effective ? layout.paint('good', '*') : ' ';
    const [first = '', ...rest] = indented(`${route.id}  ${wayOf(route)}`, { layout, indent: 4 });
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  });
}

/** Each entry of each bypass list, as who goes by it reads it. */
function bypassLines({ bypass = [] }: ShownDiscovery, layout: Layout): readonly string[] {
  return bypass.flatMap(({ route, dialect, entries }) => [
    ...indented(`${route}, as ${dialectNames[dialect]} reads it`, { layout, indent: 2 }),
    ...entries
      .slice(0, mostShown)
      .flatMap((one) => indented(`${one.entry}  ${bypassWords(one)}`, { layout, indent: 4 })),
    ...(entries.length > mostShown
      ? [`    and ${entries.length - mostShown} more (--format json)`]
      : []),
  ]);
}

const mostShown = 40;

/** What a route does with traffic, in a few words. */
function wayOf({ kind, proxy, proxyForHttp, bypass = [], bypassDialect, pac }: Route): string {
  if (kind === 'direct') return 'no proxy';
  if (kind === 'pac') return `as the PAC file ${pac ?? ''} says`;
  const http = proxyForHttp === undefined ? '' : `; http: ${proxyName(proxyForHttp)}`;
  const read = bypassDialect
    ? bypassReadings(bypass, bypassDialect).flatMap((one) =>
        one.scope === 'nothing' ? [] : one.entry,
      )
    : bypass;
  const except = read.length === 0 ? '' : `; none for ${read.join(', ')}`;
  return `${proxyForHttp === undefined ? '' : 'https: '}${proxyName(proxy ?? 'direct')}${http}${except}`;
}

function proxyName(proxy: ProxyServer | 'direct'): string {
  if (proxy === 'direct') return 'no proxy';
  const host = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  return `${proxy.kind} proxy ${host}:${proxy.port}`;
}

function findingLines(layout: Layout): (finding: Finding) => readonly string[] {
  return (finding) => {
    const { kind, facts } = finding;
    const { title, what } = findingInfo[kind];
    return [
      `  ${layout.paint('warn', title)}  ${layout.paint('dim', `[${kind}]`)}`,
      ...field('seen', what(facts), layout),
      ...field('to do', adviceOf(finding), layout),
    ];
  };
}

function conclusion({ routes, settings, detection, dhcp }: ShownDiscovery): string {
  const route = routes.find(({ effective }) => effective);
  if (route === undefined) return 'No way out is in effect.';
  const [first] = route.settings;
  const cause = settings.find(({ id }) => id === first);
  const why = cause ? `${cause.source} decides` : 'no setting names another way';
  const way = `${wayOf(route)} (${why})`;
  const said =
    detection === undefined
      ? `In effect: ${way}.`
      : detection === 'unsearched'
        ? `In effect: automatic detection first, which was not searched for here (--wpad searches; an option of DHCP comes before DNS). Where it finds nothing: ${way}.`
        : `Automatic detection comes first, and found nothing by DNS; what DHCP says stands above. In effect: ${way}.`;
  const unasked =
    dhcp === undefined
      ? ''
      : ' Automatic detection was not searched for: DHCP option 252, which comes before DNS, was not asked (--wpad).';
  return escapeTerminal(said + unasked, { max: 1200 });
}

const labelWidth = 8;

function field(label: string, text: string, layout: Layout): readonly string[] {
  if (text === '') return [];
  const { width, paint } = layout;
  const shown = escapeTerminal(text, { max: 1200 });
  return wrapText(shown, { width: width - labelWidth - 4 }).map((line, index) => {
    const name = index === 0 ? label.padEnd(labelWidth) : ' '.repeat(labelWidth);
    return `    ${name}${paint('note', line)}`;
  });
}

function indented(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): string[] {
  const shown = escapeTerminal(text, { max: 1200 });
  return wrapText(shown, { width: layout.width - indent }).map((line, index) => {
    return `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`;
  });
}
