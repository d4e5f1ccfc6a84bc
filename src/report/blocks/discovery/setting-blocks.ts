import type { Report } from '../../../model/audit/report.ts';
import { joined, ours, say } from '../../text/say.ts';
import { componentGroups } from '../../view/discovery/component-groups.ts';
import { settingRows } from '../../view/discovery/setting-rows.ts';
import { settingTable } from '../../view/discovery/setting-table.ts';
import { type Block, section, table } from '../block.ts';

/**
 * The settings that were found and what became of each; which of them decides for whom, and why the others
 * do not; and the way of every component, step by step. Nothing where none was found and no way chosen.
 */
export function settingBlocks(report: Report): Block[] {
  const rows = settingRows({ ...report, findings: [] });
  const heads = [say`Place`, say`For`, say`Value`, say`What became of it`];
  const cells = rows.map(({ source, scope, value, fate }) => [source, scope, value, fate]);
  return [...table(heads, cells), ...decided(report), ...ways(report)];
}

function decided(report: Report): Block[] {
  const { heads, rows } = settingTable(report);
  const cells = rows.map((row) => [row.source, ...row.cells]);
  return section(say`Which of them decides for whom`, table([say`Place`, ...heads], cells), 3);
}

function ways({ settings, components = [] }: Report): Block[] {
  return componentGroups(components, settings).flatMap(({ names, steps }) =>
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
  );
}
