import type { Report } from '../../model/audit/report.ts';
import { named, say } from '../text/say.ts';
import { shownLineUp } from '../view/audit/again/line-up.ts';
import { type Block, mapped, section } from './block.ts';

/** What became of what was red, where an audit tried it again; nothing where it did not. */
export function* lineUpBlocks(report: Report): Generator<Block> {
  const shown = shownLineUp(report);
  if (!shown) return;
  yield* section(shown.title, [
    { kind: 'paragraph', text: shown.sentence },
    {
      kind: 'table',
      noun: 'row',
      columns: [
        { head: say`Target` },
        { head: say`Route` },
        { head: say`Then` },
        { head: say`Now` },
      ],
      groups: shown.groups.map(({ title, rows }) => ({
        title,
        rows: mapped(rows, ({ place, route, before, now }) => [
          named(place),
          named(route),
          before,
          now,
        ]),
      })),
    },
  ]);
}
