import type { AuditHead } from '../../../../model/report.ts';
import { named, outside, say, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { componentSentences, wayOfComponent } from '../../../view/discovery/component-sentences.ts';
import { componentNames, detectionWords } from '../../../words/settings/component-words.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

type ComponentWays = Pick<AuditHead, 'components' | 'settings'>;

/** The components that go another way, a line each; nothing where all go the same. */
export function componentList(head: ComponentWays, layout: Layout): string[] {
  return listed('Components that go another way', componentSentences(head), layout);
}

/** Every component with its way, what decides it, and the fallback; for a plan. */
export function plannedComponents(head: ComponentWays, layout: Layout): string[] {
  const lines = (head.components ?? []).map((one) => {
    const { component, basis, fallback, detection } = one;
    const first = detection && say`${detectionWords[detection]}, then `;
    const next = say`; where it fails: ${named(fallback.route)} (${outside(fallback.basis)})`;
    const way = say`${componentNames[component]}: ${first}${wayOfComponent(one, head)} (${outside(basis)})`;
    return fallback.route === one.route ? way : say`${way}${next}`;
  });
  const isSearching = head.components?.some(({ detection }) => detection === 'unsearched');
  return listed('Components', isSearching ? [...lines, searching] : lines, layout);
}

const searching = say`The audit itself searches for a PAC file by DNS first, and goes by what it finds.`;

function listed(heading: string, items: readonly Text[], { width, paint }: Layout): string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item) =>
    wrapText(terminalText(item), { width: width - 4 }).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    ),
  );
  return ['', paint('heading', heading), ...lines];
}
