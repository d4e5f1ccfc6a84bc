import type { Finding } from '../../../../model/finding.ts';
import { takersOf } from '../../../../model/takers.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { ours, plainText, say } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { ShownDiscovery, ShownWpadTrial } from '../../../view/discovery/shown-discovery.ts';
import { adviceOf } from '../../../words/finding/describe-finding.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { guidePolicy, guideText } from '../../../words/settings/guide-words.ts';
import { readText, unreadText, valuelessText } from '../../../words/settings/read-words.ts';
import { fateOf } from '../../../words/settings/setting-fate.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { bypassLines } from './bypass-lines.ts';
import { conclusion, whose } from './conclusion.ts';
import { discoveredComponents } from './discovered-components.ts';
import { routeText } from './route-text.ts';

/**
 * The proxy settings that were found, for a terminal: each with its value and what became of it,
 * the ways that they make, what is wrong with them and what to do, and last which way the sensor's
 * traffic takes and why. Ends in a newline.
 */
export function renderDiscovery(discovery: ShownDiscovery, options: TableOptions): string {
  const layout = tableLayout(options);
  return [
    ...section('What was read', readLines(discovery, layout), layout),
    ...section(settingsTitle(discovery), settingLines(discovery, layout), layout),
    ...section('WPAD by DNS', (discovery.wpad ?? []).flatMap(trialLines(layout)), layout),
    ...section(waysTitle(discovery), routeLines(discovery, layout), layout),
    ...section('By component', discoveredComponents(discovery, layout), layout),
    ...section(
      'Exceptions: direct in spite of a proxy',
      bypassLines(discovery.bypass ?? [], { ...layout, components: discovery.components }),
      layout,
    ),
    ...section(
      'Checklist of the guide: what policies set, as far as they were read',
      checklistLines(discovery, layout),
      layout,
    ),
    ...section('What is wrong', discovery.findings.flatMap(findingLines(layout)), layout),
    ...wrapText(conclusion(discovery), layout).map((line) => layout.paint('heading', line)),
    '',
  ].join('\n');
}

function settingsTitle(discovery: ShownDiscovery): string {
  const who = whose(discovery);
  return who ? `Settings (in effect, overruled: for the ${who})` : 'Settings';
}

function waysTitle(discovery: ShownDiscovery): string {
  const who = whose(discovery);
  const after = discovery.detection ? ', after automatic detection' : '';
  return who ? `Ways out (*: of the ${who}${after})` : 'Ways out';
}

function section(title: string, lines: readonly string[], { paint }: Layout): readonly string[] {
  return lines.length === 0 ? [] : [paint('heading', title), ...lines, ''];
}

/** Each file with what was found in it, and last what was in none of them. */
function readLines({ read = [] }: ShownDiscovery, layout: Layout): readonly string[] {
  const unread = unreadText(read.flatMap(({ parts }) => parts));
  return [
    ...read.flatMap((file) => indented(readText(file), { layout, indent: 2 })),
    ...[unread, valuelessText(read)].flatMap((text) =>
      text === '' ? [] : indented(text, { layout, indent: 2 }),
    ),
  ];
}

function settingLines(discovery: ShownDiscovery, layout: Layout): readonly string[] {
  const { settings, components } = discovery;
  if (settings.length === 0) return ['  none found'];
  const isDetecting = components?.some(
    ({ detection, route }) => detection !== undefined || route === 'wpad',
  );
  const { wpadNames = [] } = discovery;
  const hasNames = wpadNames.length > 0 && components?.some((one) => one.detection !== undefined);
  return settings.flatMap((setting) => {
    const { text, style } = fateOf(setting, settings, {
      ...{
        isDetecting,
        hasNames,
        of: components?.[0]?.component,
        takers: takersOf(setting, discovery),
      },
    });
    const title = `${setting.source} (${scopes[setting.scope] ?? setting.scope})`;
    const means = setting.value === undefined || setting.value === setting.raw ? '' : setting.value;
    return [
      ...indented(title, { layout, indent: 2 }),
      ...field('value', setting.raw, layout),
      ...field('means', means, layout),
      ...field('so', plainText(text), {
        ...layout,
        paint: (_, plain) => layout.paint(style, plain),
      }),
    ];
  });
}

const scopes: Readonly<Record<string, string>> = {
  'system-account': 'system account',
  'other-account': 'another account',
  'monitoring-agent': 'monitoring agent',
  antivirus: 'Defender Antivirus',
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
    const [first = '', ...rest] = indented(`${route.id}  ${routeText(route)}`, {
      layout,
      indent: 4,
    });
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  });
}

/** Each value of Microsoft's guide, and the policy that writes it. */
function checklistLines({ checklist = [] }: ShownDiscovery, layout: Layout): readonly string[] {
  return checklist.flatMap((item) => {
    const policy = guidePolicy(item.name);
    const by = policy && say` By the policy "${policy}".`;
    const style =
      item.state === 'wrong' || item.due ? 'warn' : item.state === 'set' ? 'good' : 'dim';
    const lines = indented(plainText(say`${ours(item.name)}: ${guideText(item)}${by}`), {
      layout,
      indent: 2,
    });
    return lines.map((line, index) => (index === 0 ? layout.paint(style, line) : line));
  });
}

function findingLines(layout: Layout): (finding: Finding) => readonly string[] {
  return (finding) => {
    const { kind, facts } = finding;
    const { title, what } = findingInfo[kind];
    return [
      `  ${layout.paint('warn', plainText(title))}  ${layout.paint('dim', `[${kind}]`)}`,
      ...field('seen', plainText(what(facts)), layout),
      ...field('to do', plainText(adviceOf(finding)), layout),
    ];
  };
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
  return wrapText(shown, { width: layout.width - indent - 2 }).map((line, index) => {
    return `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`;
  });
}
