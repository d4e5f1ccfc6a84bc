import type { Attempt } from '../../../../model/attempt.ts';
import type { AuditHead } from '../../../../model/report.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { shortenEnd, shortenMiddle } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';

/**
 * Who else is contacted, in the order in which an attempt needs them: name servers with the
 * number of names, proxies with the number of attempts that go through them.
 */
export function planContacts(
  plan: { readonly head: AuditHead; readonly attempts: readonly Attempt[] },
  options: Layout,
): string[] {
  const { width, paint } = options;
  const attempts = plan.attempts.filter(({ resolver }) => resolver === undefined);
  const names = namesOf(attempts);
  const resolvers = plan.head.environment.resolvers;
  const servers = resolvers.length === 0 ? ["this system's name lookup"] : resolvers;
  const proxies = Map.groupBy(
    attempts.filter(({ proxy }) => proxy !== undefined),
    ({ proxy }) => `${proxy?.kind}://${proxy?.host}:${proxy?.port}`,
  );
  const asked = `${plural(names.judged.size, 'name')} to look up`;
  const informed =
    names.informed.size === 0
      ? ''
      : `; ${names.informed.size} more behind a proxy, for information only`;
  return [
    '',
    paint('heading', '1. Name servers'),
    ...servers.map((server) => `  ${escapeTerminal(server, { max: width - 2 })}`),
    ...wrapText(`${asked}${informed}.`, { width: width - 2 }).map((line) => `  ${line}`),
    ...comparedRows(plan.attempts, width),
    '',
    paint('heading', '2. Proxies'),
    ...proxyRows(proxies, width),
    ...pacRows(plan.head, width),
  ];
}

/** The name server that others are compared with, and how many names it is asked for. */
function comparedRows(attempts: readonly Attempt[], width: number): string[] {
  const servers = Map.groupBy(attempts, ({ resolver }) => resolver);
  return Array.from(servers, ([server, asked]) => {
    if (server === undefined) return [];
    const note = `${plural(asked.length, 'name')} to compare.`;
    return [server, note].map((line) => `  ${escapeTerminal(line, { max: width - 2 })}`);
  }).flat();
}

/** A PAC file is fetched first, and names proxies that nobody knows before it is asked. */
function pacRows({ routes }: AuditHead, width: number): string[] {
  const sources = routes.flatMap(({ pac }) => (pac === undefined ? [] : [pac]));
  if (sources.length === 0) return [];
  const note =
    'They are fetched before the first attempt; the proxies that they name are contacted too.';
  return [
    ...sources.map((source) => `  PAC file ${escapeTerminal(source, { max: width - 11 })}`),
    ...wrapText(note, { width: width - 2 }).map((line) => `  ${line}`),
  ];
}

/** Names that decide an outcome, and those behind a proxy, which are looked up for information. */
function namesOf(attempts: readonly Attempt[]): {
  readonly judged: ReadonlySet<string>;
  readonly informed: ReadonlySet<string>;
} {
  const judged = new Set<string>();
  const behind = new Set<string>();
  for (const { proxy, host, address } of attempts) {
    const set = proxy === undefined ? judged : behind;
    if (address === undefined && !isAddress(host)) {
      set.add(host);
    }
    if (proxy !== undefined && !isAddress(proxy.host)) {
      judged.add(proxy.host);
    }
  }
  return { judged, informed: new Set([...behind].filter((name) => !judged.has(name))) };
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host);
}

function proxyRows(proxies: ReadonlyMap<string, readonly Attempt[]>, width: number): string[] {
  if (proxies.size === 0) {
    return ['  none'];
  }
  const rows = Array.from(proxies, ([name, attempts]) => ({
    name: escapeTerminal(name, { max: 120 }),
    use: plural(attempts.length, 'connection'),
  }));
  const useWidth = Math.max(...rows.map(({ use }) => use.length));
  const room = width - 4 - useWidth;
  const nameWidth = Math.min(room, Math.max(...rows.map(({ name }) => cellWidth(name))));
  return alignColumns(
    rows.map(({ name, use }) => [shortenMiddle(name, nameWidth), shortenEnd(use, useWidth)]),
    { columns: [{ width: nameWidth }, { width: useWidth, align: 'right' }], indent: 2 },
  );
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
