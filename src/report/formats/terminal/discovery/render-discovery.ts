import type { Finding } from '../../../../model/finding/finding.ts';
import { named, ours, plainText, say, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { conclusion } from '../../../view/discovery/conclusion.ts';
import {
  discoveryTitles,
  settingsTitle,
  waysTitle,
} from '../../../view/discovery/discovery-titles.ts';
import { settingRows } from '../../../view/discovery/setting-rows.ts';
import type { ShownDiscovery, ShownWpadTrial } from '../../../view/discovery/shown-discovery.ts';
import { trialName, trialOutcome } from '../../../view/discovery/trial-text.ts';
import { adviceOf } from '../../../words/finding/describe-finding.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { guideText } from '../../../words/settings/guide-words.ts';
import { readText, unreadText, valuelessText } from '../../../words/settings/read-words.ts';
import { routeWords } from '../../../words/settings/route-words.ts';
import { liveTexts } from '../../../words/settings/windows/live-words.ts';
import { nameRuleTexts } from '../../../words/settings/windows/name-rule-words.ts';
import { heading, type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { kindTitle } from '../text/kind-title.ts';
import { terminalText } from '../text/terminal-text.ts';
import { bypassLines } from './bypass-lines.ts';
import { discoveredComponents } from './discovered-components.ts';

/**
 * The proxy settings that were found, for a terminal: each with its value and what became of it,
 * the ways that they make, what is wrong with them and what to do, and last which way the sensor's
 * traffic takes and why. Ends in a newline.
 */
export function renderDiscovery(discovery: ShownDiscovery, options: TableOptions): string {
  const layout = tableLayout(options);
  const { components, bypass = [], wpad = [], findings } = discovery;
  return [
    ...section(discoveryTitles.read, readLines(discovery, layout), layout),
    ...section(discoveryTitles.live, liveLines(discovery, layout), layout),
    ...section(discoveryTitles.nameRules, nameRuleLines(discovery, layout), layout),
    ...section(settingsTitle(discovery), settingLines(discovery, layout), layout),
    ...section(discoveryTitles.wpad, wpad.flatMap(trialLines(layout)), layout),
    ...section(waysTitle(discovery), routeLines(discovery, layout), layout),
    ...section(discoveryTitles.components, discoveredComponents(discovery, layout), layout),
    ...section(discoveryTitles.bypass, bypassLines(bypass, { ...layout, components }), layout),
    ...section(discoveryTitles.checklist, checklistLines(discovery, layout), layout),
    ...section(discoveryTitles.findings, findings.flatMap(findingLines(layout)), layout),
    ...wrapText(terminalText(conclusion(discovery)), layout).map((line) =>
      layout.paint('heading', line),
    ),
    '',
  ].join('\n');
}

function section(title: Text, lines: readonly string[], layout: Layout): readonly string[] {
  return lines.length === 0 ? [] : [...heading(plainText(title), layout), ...lines, ''];
}

/** Each file with what was found in it, and last what was in none of them. */
function readLines({ read = [] }: ShownDiscovery, layout: Layout): readonly string[] {
  const missing = [unreadText(read.flatMap(({ parts }) => parts)), valuelessText(read)];
  return [...read.map(readText), ...missing].flatMap((text) =>
    text.length === 0 ? [] : indented(text, { layout, indent: 2 }),
  );
}

function liveLines({ live }: ShownDiscovery, layout: Layout): readonly string[] {
  return liveTexts(live).flatMap((text) => indented(text, { layout, indent: 2 }));
}

function nameRuleLines({ nameRules }: ShownDiscovery, layout: Layout): readonly string[] {
  return nameRuleTexts(nameRules).flatMap((text) => indented(text, { layout, indent: 2 }));
}

function settingLines(discovery: ShownDiscovery, layout: Layout): readonly string[] {
  const rows = settingRows(discovery);
  if (rows.length === 0) return ['  none found'];
  return rows.flatMap(({ source, scope, value, means, fate, style }) => [
    ...indented(say`${source} (${scope})`, { layout, indent: 2 }),
    ...field('value', value, layout),
    ...field('means', means, layout),
    ...field('so', fate, { ...layout, paint: (_, plain) => layout.paint(style, plain) }),
  ]);
}

function trialLines(layout: Layout): (trial: ShownWpadTrial) => readonly string[] {
  return (trial) =>
    indented(say`${trialName(trial)}  ${trialOutcome(trial)}`, { layout, indent: 2 });
}

function routeLines({ routes }: ShownDiscovery, layout: Layout): readonly string[] {
  return routes.flatMap((route) => {
    const mark = route.effective ? layout.paint('good', '*') : ' ';
    const text = say`${named(route.id)}  ${routeWords(route)}`;
    const [first = '', ...rest] = indented(text, { layout, indent: 4 });
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  });
}

/** Each value of Microsoft's guide, and the policy that writes it. */
function checklistLines({ checklist = [] }: ShownDiscovery, layout: Layout): readonly string[] {
  return checklist.flatMap((item) => {
    const style =
      item.state === 'wrong' || item.due ? 'warn' : item.state === 'set' ? 'good' : 'dim';
    const lines = indented(say`${ours(item.name)}: ${guideText(item)}`, { layout, indent: 2 });
    return lines.map((line, index) => (index === 0 ? layout.paint(style, line) : line));
  });
}

function findingLines(layout: Layout): (finding: Finding) => readonly string[] {
  return (finding) => {
    const { kind, facts } = finding;
    const { title, what } = findingInfo[kind];
    return [
      ...kindTitle(plainText(title), kind, layout),
      ...field('seen', what(facts), layout),
      ...field('to do', adviceOf(finding), layout),
    ];
  };
}

const labelWidth = 8;

function field(label: string, text: Text, layout: Layout): readonly string[] {
  if (text.length === 0) return [];
  const { width, paint } = layout;
  return wrapText(terminalText(text), { width: width - labelWidth - 4 }).map((line, index) => {
    const name = index === 0 ? label.padEnd(labelWidth) : ' '.repeat(labelWidth);
    return `    ${name}${paint('note', line)}`;
  });
}

function indented(
  text: Text,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): string[] {
  return wrapText(terminalText(text), { width: layout.width - indent - 2 }).map((line, index) => {
    return `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`;
  });
}
