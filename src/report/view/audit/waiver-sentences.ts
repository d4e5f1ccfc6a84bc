import { hostAndPort } from '../../../model/address/endpoint.ts';
import type { Report } from '../../../model/audit/report.ts';
import { type WaiverState, waiverStates } from '../../../model/standing/waiver-states.ts';
import { joined, named, outside, say, type Text } from '../../text/say.ts';

const maxCells = 3;

/** What became of each waiver, a sentence each: in force for what, expired, or of no use. */
export function waiverSentences(report: Report): readonly Text[] {
  return waiverStates(report).map(sentenceOf);
}

function sentenceOf({ waiver, state, cells, counting }: WaiverState): Text {
  const { target, route, kind, until, reason } = waiver;
  const over = route === undefined ? undefined : say` over ${named(route)}`;
  const why = kind === undefined ? undefined : say`, ${named(kind)}`;
  const what = say`${named(target)}${over}${why}`;
  const because = say`(${outside(reason)})`;
  if (state === 'unused')
    return say`${what}: nothing of it fails, so the waiver until ${outside(until)} can go ${because}.`;
  if (state === 'unknown')
    return say`${what}: this audit has no such target or route, so the waiver until ${outside(until)} is for nothing in it: is it spelled as the report has it? ${because}`;
  const fails = placesText(cells);
  if (state === 'in-force' && counting.length > 0)
    return say`${what}: waived until ${outside(until)} ${because}: ${fails}; but another cause that nothing waives stops ${placesText(counting)}, which counts.`;
  if (state === 'in-force')
    return say`${what}: waived until ${outside(until)} ${because}: ${fails}.`;
  const still = cells.length > 0 ? say`and counts again: ${fails}` : say`and nothing of it fails`;
  return say`${what}: the waiver was over on ${outside(until)}, ${still} ${because}.`;
}

function placesText(cells: WaiverState['cells']): Text {
  const shown = cells
    .slice(0, maxCells)
    .map(
      ({ target, route }) =>
        say`${named(hostAndPort(target.host, target.port))} over ${named(route)}`,
    );
  const rest = cells.length - maxCells;
  return say`${joined(shown, ', ')}${rest > 0 ? say` and ${rest} more` : undefined}`;
}
