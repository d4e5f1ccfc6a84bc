import { asRecord, shown } from '../check.ts';
import { lineCrowd } from '../crowd.ts';
import { ObjectKinds } from '../object-kinds.ts';
import type { PlacedLine } from '../read-parts.ts';
import { UnreadableRecord } from '../unreadable-record.ts';
import { ReportSoFar } from './report-so-far.ts';

/** The lists that a line each is written of. */
const lists: ReadonlyMap<unknown, string> = new Map([
  ['part', 'parts'],
  ['target', 'targets'],
  ['attempt', 'attempts'],
  ['observation', 'observations'],
  ['certificate', 'certificates'],
]);

/** A line is counted once, with the first of what it holds. */
const counted = { length: 0, crowd: { holders: 0, commas: 0 } };

/**
 * The audit of an NDJSON report (`--format ndjson`), as the lines of a saved one.
 * @param lines of the file, without their ends.
 * @throws UnreadableRecord in one line where one is damaged, the last is missing, or it is too long to hold.
 */
export async function* linesInNdjson(lines: AsyncIterable<string>): AsyncGenerator<PlacedLine> {
  const report = new ReportSoFar();
  const kinds = new ObjectKinds();
  let number = 0;
  let isWhole = false;
  for await (const line of lines) {
    number += 1;
    const crowd = lineCrowd(line, { place: `line ${number}`, kinds });
    const { type, ...value } = parsed(line, number);
    const { length } = line;
    const list = lists.get(type);
    if (list !== undefined) report.push(list, { value, length, crowd });
    // The end of an audit in parts is told behind them.
    else if (type === 'head' || type === 'end') {
      for (const [index, [key, one]] of Object.entries(value).entries())
        report.set(key, { value: one, ...(index === 0 ? { length, crowd } : counted) });
    } else if (type === 'summary') isWhole = true;
  }
  if (!isWhole) throw new UnreadableRecord('it ends without its summary, as if it had been cut');
  yield* report.lines();
}

function parsed(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UnreadableRecord(`line ${number} is not JSON`);
  }
  const record = asRecord(value);
  if (!record) throw new UnreadableRecord(`line ${number} is ${shown(value)}, and no object`);
  return record;
}
