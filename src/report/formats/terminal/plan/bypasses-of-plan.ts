import type { AuditHead } from '../../../../model/audit/report.ts';
import { changedByReader } from '../../../view/audit/plan/changed-by-reader.ts';
import { shownBypasses } from '../../../view/discovery/shown-discovery.ts';
import { bypassLines } from '../discovery/bypass-lines.ts';
import type { Layout } from '../table-options.ts';

/**
 * The bypass lists of a plan, each entry with its reading, and of how many of its targets an entry
 * changes the way for another reader; nothing where no route has a list.
 */
export function bypassesOfPlan(
  head: Pick<AuditHead, 'routes' | 'targets'>,
  layout: Layout,
): readonly string[] {
  const lists = shownBypasses(head.routes);
  if (lists.length === 0) return [];
  return [
    '',
    layout.paint('heading', 'Direct in spite of a proxy'),
    ...bypassLines(lists, { ...layout, remark: changedByReader(head) }),
  ];
}
