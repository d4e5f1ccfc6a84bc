import type { SkippedRow } from '../../../../model/target/target.ts';
import { joined, named, outside, plainText, say, type Text } from '../../../text/say.ts';
import { describeSkipped } from '../../../words/catalogue/describe-skipped.ts';

/** Above the rows that became no target. */
export const skippedTitle: Text = say`What was skipped, and why`;

/** Rows that became no target for one reason. */
export interface SkippedGroup {
  readonly reason: Text;
  readonly rows: readonly SkippedRow[];
}

/** The rows that became no target, by reason, the most frequent first. */
export function skippedGroups(rows: readonly SkippedRow[]): readonly SkippedGroup[] {
  const groups = Map.groupBy(rows, (row) => plainText(reasonOf(row)));
  return Array.from(groups.values(), (members) => {
    const [first] = members;
    return { reason: first ? reasonOf(first) : [], rows: members };
  }).toSorted((one, other) => other.rows.length - one.rows.length);
}

/** What a row that became no target is called: what it lists, or else where it stands. */
export function skippedName({ url, sheet, row }: SkippedRow): Text {
  const listed = url?.replace(/^https:\/\//, '').replace(/\/$/, '');
  if (listed !== undefined) return listed === '' ? say`a row` : named(listed);
  const places = [
    sheet === undefined ? [] : say`sheet ${outside(sheet)}`,
    row === undefined ? [] : say`row ${row}`,
  ].filter((place) => place.length > 0);
  return places.length === 0 ? say`a row` : joined(places, ', ');
}

/** What differs from row to row would make every row a reason of its own. */
function reasonOf({ reason }: SkippedRow): Text {
  switch (reason.rule) {
    case 'no-host':
    case 'no-url-column':
    case 'duplicate':
    case 'report-sheet':
    case 'unreadable':
    case 'address-range':
    case 'no-tcp':
      return describeSkipped({ reason: { rule: reason.rule } });
    default:
      return describeSkipped({ reason });
  }
}
