import {
  cureOfRuling,
  type KeptBack,
  type Rehearsal,
  type RehearsedRow,
} from '../model/rules/rehearsal.ts';
import type { Ruling, RulingName } from '../model/rules/ruling.ts';
import type { Target } from '../model/target/target.ts';
import type { Asked, Policy } from './policy.ts';

export interface Rehearsed {
  readonly targets: readonly Target[];
  /** What a name answers with, where somebody knows. */
  readonly lookup: (name: string) => Promise<readonly string[]>;
  readonly madeFrom: Rehearsal['madeFrom'];
  /** Whether a target passes today, by its id; undefined: nobody knows. */
  readonly passedBefore?: (target: string) => boolean | undefined;
}

/**
 * A proposed change with every row of a list: what would become of each, and of those that do not pass what keeps
 * them back. A wildcard of which no name is known is tried by a name that nobody has given a rule of its own.
 */
export async function rehearse(
  policy: Policy,
  { targets, lookup, madeFrom, passedBefore }: Rehearsed,
): Promise<Rehearsal> {
  const rows: RehearsedRow[] = [];
  for (const target of targets) {
    const { id, url, required, reasons } = target;
    const asked = askedOf(target);
    const addresses = await lookup(asked.host);
    const ruling = await policy.rule({ ...asked, addresses });
    const isDemanded = required || !reasons.some(({ rule }) => rule === 'optional');
    const isWild = target.host.includes('*');
    const before = passedBefore?.(id);
    rows.push({
      ...{ target: id, url, required: isDemanded, ...ruling },
      ...(isWild && { isWild }),
      ...(before !== undefined && { passedBefore: before }),
    });
  }
  const { unread, unreadLines } = policy;
  return { madeFrom, rows, kept: keptBack(rows), unread, unreadLines };
}

function askedOf({ url, host, port }: Target): Omit<Asked, 'addresses'> {
  const isPlain = url.startsWith('http:');
  const name = host.toLowerCase().replaceAll('*', unknownName);
  const path = /^https?:\/\/[^/?#]*([^#]*)/.exec(url)?.[1] ?? '';
  return {
    ...{ host: name.replace(/^\[(.*)\]$/, '$1'), port, scheme: isPlain ? 'http' : 'https' },
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

/** A label as somebody may have one below a wildcard, and no list names. */
const unknownName = 'netready-made-up-name';

/** Groups by ruling and line: those of a known line in the order of the file, and what is not known behind. */
function keptBack(rows: readonly RehearsedRow[]): readonly KeptBack[] {
  const groups = Map.groupBy(
    rows.filter(({ ruling }) => ruling !== 'passes'),
    // What no line decides is told apart by what is said of it.
    ({ ruling, line, file, why, text = '', answer = '', fromLine }) =>
      `${ruling} ${file} ${line ?? text} ${fromLine} ${why} ${answer}`,
  );
  const kept = [...groups.values()].flatMap((some) => groupOf(some));
  return kept.sort(
    (one, other) => rank(one.ruling) - rank(other.ruling) || lineOf(one) - lineOf(other),
  );
}

function groupOf(rows: readonly RehearsedRow[]): readonly KeptBack[] {
  const [first] = rows;
  if (!first || first.ruling === 'passes') return [];
  const list = cureOfRuling[first.ruling];
  const { line, file, text, answer, fromLine, fromText, why }: Ruling = first;
  return [
    {
      ruling: first.ruling,
      ...(list && { list }),
      ...(line !== undefined && { line }),
      ...(file !== undefined && { file }),
      ...(text !== undefined && { text }),
      ...(answer !== undefined && { answer }),
      ...(fromLine !== undefined && { fromLine }),
      ...(fromText !== undefined && { fromText }),
      ...(why && { why }),
      rows,
    },
  ];
}

/** What no line decides comes behind all lines. */
function lineOf({ line = Number.MAX_SAFE_INTEGER }: KeptBack): number {
  return line;
}

function rank(ruling: RulingName): number {
  return ruling === 'unknown' ? 1 : 0;
}
