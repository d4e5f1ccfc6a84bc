import type { SkippedRow } from '../../../model/target/target.ts';
import { outside, say, type Text } from '../../text/say.ts';
import { describeReason } from './describe-reason.ts';

/** Why a row did not become a target, as one short clause without a final period. */
export function describeSkipped(row: Pick<SkippedRow, 'reason'>): Text {
  const { reason } = row;
  switch (reason.rule) {
    case 'no-host':
    case 'no-url-column':
    case 'duplicate':
    case 'report-sheet':
    case 'unreadable':
    case 'address-range':
    case 'no-tcp':
      return say`${plain[reason.rule]}${reason.detail === undefined ? undefined : say`: ${outside(reason.detail)}`}`;
    default:
      return describeReason(reason);
  }
}

const plain = {
  'no-host': say`the row names no host`,
  'no-url-column': say`the sheet has no column of URLs`,
  duplicate: say`listed before`,
  'report-sheet': say`it tells what came of the targets that another sheet lists`,
  'address-range': say`a range of addresses is no host`,
  'no-tcp': say`nothing but UDP or another protocol, which is not tested`,
  unreadable: say`the row cannot be read`,
} as const;
