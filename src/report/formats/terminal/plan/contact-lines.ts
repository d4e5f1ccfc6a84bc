import { cellWidth } from '../../../text/cell-width.ts';
import { shortenEnd, shortenMiddle } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { type PlanContacts, planContacts } from '../../../view/audit/plan/plan-contacts.ts';
import type { Planned } from '../../../view/audit/plan/shown-plan.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { terminalText } from '../text/terminal-text.ts';

/**
 * Who else is contacted, in the order in which an attempt needs them: name servers with the
 * number of names, proxies with the number of attempts that go through them.
 */
export function contactLines(plan: Planned, { width, paint }: Layout): string[] {
  const { nameServers, proxies, pac } = planContacts(plan);
  const { servers, asked, compared } = nameServers;
  const max = width - 2;
  const wrapped = (text: string): string[] =>
    wrapText(text, { width: max }).map((line) => `  ${line}`);
  return [
    '',
    paint('heading', '1. Name servers'),
    ...servers.map((server) => `  ${terminalText(server, { max })}`),
    ...wrapped(terminalText(asked)),
    ...compared
      .flatMap((one) => [one.server, one.asked])
      .map((line) => `  ${terminalText(line, { max })}`),
    '',
    paint('heading', '2. Proxies'),
    ...proxyRows(proxies, width),
    ...(pac?.sources ?? []).map(
      (source) => `  PAC file ${terminalText(source, { max: width - 11 })}`,
    ),
    ...(pac ? wrapped(terminalText(pac.note)) : []),
  ];
}

function proxyRows(proxies: PlanContacts['proxies'], width: number): string[] {
  if (proxies.length === 0) {
    return ['  none'];
  }
  const rows = proxies.map(({ proxy, use }) => ({
    name: terminalText(proxy, { max: 120 }),
    use: terminalText(use),
  }));
  const useWidth = Math.max(...rows.map(({ use }) => use.length));
  const room = width - 4 - useWidth;
  const nameWidth = Math.min(room, Math.max(...rows.map(({ name }) => cellWidth(name))));
  return alignColumns(
    rows.map(({ name, use }) => [shortenMiddle(name, nameWidth), shortenEnd(use, useWidth)]),
    { columns: [{ width: nameWidth }, { width: useWidth, align: 'right' }], indent: 2 },
  );
}
