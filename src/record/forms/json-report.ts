import type { PlacedLine } from '../read-parts.ts';
import { jsonElements } from './json-elements.ts';
import { keysOfAudit, ReportSoFar } from './report-so-far.ts';

/**
 * The audit of a JSON report, as the lines of a saved one: it is made of what was seen, and of no conclusion.
 * @throws UnreadableRecord in one line where it is none, was cut or edited, or is too long to hold.
 */
export async function* linesInJson(bytes: AsyncIterable<Buffer>): AsyncGenerator<PlacedLine> {
  const report = new ReportSoFar();
  for await (const { key, index, ...told } of jsonElements(bytes, keysOfAudit)) {
    if (index === undefined) report.set(key, told);
    else report.push(key, told);
  }
  yield* report.lines();
}
