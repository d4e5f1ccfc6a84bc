import { code, joined, named, ours, say, type Text } from '../../text/say.ts';
import { componentGroups } from '../../view/discovery/component-groups.ts';
import { componentNotes } from '../../view/discovery/component-notes.ts';
import { conclusion } from '../../view/discovery/conclusion.ts';
import {
  discoveryTitles,
  settingsTitle,
  waysTitle,
} from '../../view/discovery/discovery-titles.ts';
import { settingRows } from '../../view/discovery/setting-rows.ts';
import type { ShownDiscovery } from '../../view/discovery/shown-discovery.ts';
import { trialName, trialOutcome } from '../../view/discovery/trial-text.ts';
import { adviceOf } from '../../words/finding/describe-finding.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import { guideText } from '../../words/settings/guide-words.ts';
import { readText, unreadText, valuelessText } from '../../words/settings/read-words.ts';
import { routeWords } from '../../words/settings/route-words.ts';
import { liveTexts } from '../../words/settings/windows/live-words.ts';
import { nameRuleTexts } from '../../words/settings/windows/name-rule-words.ts';
import { type Block, type Entry, list, mapped, section, table } from '../block.ts';
import { bypassBlocks } from './bypass-blocks.ts';

/**
 * The proxy settings of a machine as a document: which way the sensor's traffic takes and why, what is
 * wrong, each setting with its value and what became of it, and the ways that they make.
 */
export function* discoveryBlocks(discovery: ShownDiscovery): Generator<Block> {
  const { bypass = [], components } = discovery;
  yield { kind: 'heading', level: 1, text: say`Proxy settings` };
  yield { kind: 'paragraph', text: conclusion(discovery) };
  yield* findings(discovery);
  yield* section(discoveryTitles.read, list(read(discovery)));
  yield* section(discoveryTitles.live, list(liveTexts(discovery.live)));
  yield* section(discoveryTitles.nameRules, list(nameRuleTexts(discovery.nameRules)));
  yield* section(settingsTitle(discovery), settings(discovery));
  yield* section(discoveryTitles.wpad, trials(discovery));
  yield* section(waysTitle(discovery), ways(discovery));
  yield* section(discoveryTitles.components, componentBlocks(discovery));
  yield* section(discoveryTitles.bypass, bypassBlocks(bypass, { components }));
  yield* section(discoveryTitles.checklist, checklist(discovery));
}

function findings({ findings: all }: ShownDiscovery): Block[] {
  if (all.length === 0) return [];
  const entries = mapped(all, (finding): Entry => {
    const { title, what } = findingInfo[finding.kind];
    return {
      title,
      findingKind: finding.kind,
      fields: [
        { name: 'seen', text: what(finding.facts) },
        { name: 'advice', text: adviceOf(finding) },
      ],
    };
  });
  const wrong = { title: discoveryTitles.findings, entries };
  return [
    { kind: 'entries', sections: [wrong] },
    {
      kind: 'paragraph',
      text: say`${code`netready explain KIND`} tells of each kind what causes it, how to confirm it and what to change.`,
    },
  ];
}

function read({ read: files = [] }: ShownDiscovery): readonly Text[] {
  const missing = [unreadText(files.flatMap(({ parts }) => parts)), valuelessText(files)];
  return [...files.map(readText), ...missing.filter((text) => text.length > 0)];
}

function settings(discovery: ShownDiscovery): Block[] {
  const rows = settingRows(discovery);
  if (rows.length === 0) return [{ kind: 'paragraph', text: say`None found.` }];
  const heads = [say`Setting`, say`Applies to`, say`Value`, say`Means`, say`What became of it`];
  const cells = rows.map(({ source, scope, value, means, fate }) => [
    ...[source, scope, value, means, fate],
  ]);
  return table(heads, cells);
}

function trials({ wpad = [] }: ShownDiscovery): Block[] {
  const rows = wpad.map((trial) => [trialName(trial), trialOutcome(trial)]);
  return table([say`Name`, say`What came of it`], rows);
}

function ways({ routes }: ShownDiscovery): Block[] {
  const rows = routes.map((route) => [
    route.effective ? say`${named(route.id)} *` : named(route.id),
    routeWords(route),
  ]);
  return table([say`Way`, say`What it does`], rows);
}

function componentBlocks({
  components: all = [],
  settings,
  wpadNames = [],
}: ShownDiscovery): Block[] {
  const groups = componentGroups(all, settings);
  return [
    ...groups.flatMap(({ names, steps }) =>
      section(
        joined(names, ', '),
        [
          {
            kind: 'facts',
            heads: [say`Step`, say`Way`],
            facts: steps.map(({ name, text }) => ({ label: ours(name), value: text })),
          },
        ],
        3,
      ),
    ),
    ...list(componentNotes(groups, { components: all, wpadNames })),
  ];
}

function checklist({ checklist: items = [] }: ShownDiscovery): Block[] {
  const rows = items.map((item) => [ours(item.name), guideText(item)]);
  return table([say`Value`, say`What it is, and what the guide wants`], rows);
}
