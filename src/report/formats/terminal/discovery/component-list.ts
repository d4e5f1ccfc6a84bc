import type { AuditHead } from '../../../../model/audit/report.ts';
import type { Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import {
  componentSentences,
  plannedSentences,
} from '../../../view/discovery/component-sentences.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

type ComponentWays = Pick<AuditHead, 'components' | 'settings'>;

/** The components that go another way, a line each; nothing where all go the same. */
export function componentList(head: ComponentWays, layout: Layout): string[] {
  return listed('Components that go another way', componentSentences(head), layout);
}

/** Every component with its way, what decides it, and the fallback; for a plan. */
export function plannedComponents(head: ComponentWays, layout: Layout): string[] {
  return listed('Components', plannedSentences(head), layout);
}

function listed(heading: string, items: readonly Text[], { width, paint }: Layout): string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item) =>
    wrapText(terminalText(item), { width: width - 4 }).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    ),
  );
  return ['', paint('heading', heading), ...lines];
}
