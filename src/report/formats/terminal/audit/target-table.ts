import type { Target } from '../../../../model/target/target.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { shortenEnd, shortenMiddle } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { shortReason } from '../../../words/catalogue/short-reason.ts';
import { isTight, type Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { escapedGroups, escapedTargets } from '../text/escaped-labels.ts';
import { figureLines } from '../text/figure-table.ts';
import { terminalText } from '../text/terminal-text.ts';

const groupIndent = '  ';
const hostIndent = '    ';
const reasonIndent = '      ';
const portWidth = 5;
const regionWidth = 6;
const needWidth = 8;
const gaps = 2 * 3;

/**
 * Targets by service and category with port, region, need and a short reason. Hosts are what a
 * reader copies from here, so the reason gives way: where it has no column, the most usual one
 * is said once, and any other stands below its target.
 */
export function targetTable(targets: readonly Target[], { width, paint }: Layout): string[] {
  const labels = escapedTargets(targets, { ports: false });
  const reasons = new Map(
    targets.map((target) => [target.id, terminalText(shortReason(target), { max: width - 8 })]),
  );
  const room = width - portWidth - regionWidth - needWidth - gaps;
  const hostWidth = Math.min(room, hostIndent.length + longest(labels.values()));
  const reasonWidth = longest([...reasons.values(), 'because']);
  const beside = hostWidth + 2 + reasonWidth <= room;
  const usual = beside ? undefined : mostFrequent(reasons.values());
  const columns = [
    { width: hostWidth },
    { width: portWidth, align: 'right' as const },
    { width: regionWidth },
    { width: needWidth },
    ...(beside ? [{ width: reasonWidth }] : []),
  ];
  const rowOf = (target: Target): string[] => [
    `${hostIndent}${shortenMiddle(labels.get(target.id) ?? target.id, hostWidth - hostIndent.length)}`,
    String(target.port),
    shortenEnd(escapeTerminal(target.region), regionWidth),
    target.required ? 'required' : paint('dim', 'optional'),
    ...(beside ? [reasons.get(target.id) ?? ''] : []),
  ];
  const below = ({ id }: Target): string[] => {
    const reason = reasons.get(id) ?? '';
    return beside || reason === usual ? [] : [`${reasonIndent}${paint('dim', reason)}`];
  };
  const isFolded = isTight({ width }) && longest(labels.values()) > hostWidth - hostIndent.length;
  const rowLines = (members: readonly Target[]): string[][] =>
    isFolded
      ? members.map((target) => foldedLines(labels.get(target.id) ?? target.id, target, width))
      : alignColumns(members.map(rowOf), { columns }).map((line) => [line]);
  const heads = ['Targets', 'port', 'region', 'need', ...(beside ? ['because'] : [])];
  const because = `because of ${usual}, where no other reason stands below`;
  return [
    paint('heading', isFolded ? 'Targets' : alignColumns([heads], { columns }).join('')),
    ...(usual === undefined || usual === ''
      ? []
      : within(because, width - groupIndent.length).map(
          (line) => `${groupIndent}${paint('dim', line)}`,
        )),
    ...escapedGroups(targets).flatMap((group) => [
      '',
      ...(isFolded
        ? wrapText(group.title, { width: width - groupIndent.length })
        : [shortenMiddle(group.title, width - groupIndent.length)]
      ).map((line) => `${groupIndent}${paint('note', line)}`),
      ...rowLines(group.targets).flatMap((lines, index) => {
        const target = group.targets[index];
        return target === undefined ? lines : [...lines, ...below(target)];
      }),
    ]),
  ];
}

/** The whole name, and what else is known of it behind it or below it. */
function foldedLines(name: string, target: Target, width: number): string[] {
  const need = target.required ? 'required' : 'optional';
  const facts = [`port ${target.port}`, escapeTerminal(target.region, { max: 20 }), need];
  const line = `${hostIndent}${name}  ${facts.join(', ')}`;
  return cellWidth(line) <= width
    ? [line]
    : [`${hostIndent}${name}`, ...figureLines(facts, { width, indent: reasonIndent.length })];
}

function within(text: string, width: number): string[] {
  return isTight({ width }) ? wrapText(text, { width }) : [shortenEnd(text, width)];
}

function longest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) {
    most = Math.max(most, cellWidth(text));
  }
  return most;
}

function mostFrequent(texts: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  let found: string | undefined;
  for (const [text, count] of counts) {
    found = count > (found === undefined ? 0 : (counts.get(found) ?? 0)) ? text : found;
  }
  return found;
}
