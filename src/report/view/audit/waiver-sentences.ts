import { hostAndPort } from '../../../model/endpoint.ts';
import type { Report } from '../../../model/report.ts';
import { type WaiverState, waiverStates } from '../../../model/waiver-states.ts';
import { joined, named, outside, say, type Text } from '../../text/say.ts';

const maxCells = 3;

/** What became of each waiver, a sentence each: in force for what, expired, or of no use. */
export function waiverSentences(report: Report): readonly Text[] {
  return waiverStates(report).map(sentenceOf);
}

function sentenceOf({ waiver, state, cells }: WaiverState): Text {
  const { target, route, kind, until, reason } = waiver;
  const over = route === undefined ? undefined : say` over ${named(route)}`;
  const why = kind === undefined ? undefined : say`, ${named(kind)}`;
  const what = say`${named(target)}${over}${why}`;
  const because = say`(${outside(reason)})`;
  if (state === 'unused')
    return say`${what}: nothing of it fails, so the waiver until ${outside(until)} can go ${because}.`;
  const shown = cells
    .slice(0, maxCells)
    .map(
      (cell) =>
        say`${named(hostAndPort(cell.target.host, cell.target.port))} over ${named(cell.route)}`,
    );
  const rest = cells.length - maxCells;
  const more = rest > 0 ? say` and ${rest} more` : undefined;
  const fails = say`${joined(shown, ', ')}${more}`;
  if (state === 'in-force')
    return say`${what}: waived until ${outside(until)} ${because}: ${fails}.`;
  const still = cells.length > 0 ? say`and counts again: ${fails}` : say`and nothing of it fails`;
  return say`${what}: the waiver was over on ${outside(until)}, ${still} ${because}.`;
}
