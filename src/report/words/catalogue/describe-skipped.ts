import type { SkippedRow } from '../../../model/target.ts';
import { describeReason } from './describe-reason.ts';

/** Why a row did not become a target, as one short clause without a final period. Not escaped. */
export function describeSkipped(row: Pick<SkippedRow, 'reason'>): string {
  const { reason } = row;
  switch (reason.rule) {
    case 'no-host':
    case 'no-url-column':
    case 'duplicate':
    case 'report-sheet':
    case 'unreadable':
    case 'address-range':
    case 'no-tcp':
      return `${plain[reason.rule]}${reason.detail === undefined ? '' : `: ${reason.detail}`}`;
    default:
      return describeReason(reason);
  }
}

const plain = {
  'no-host': 'the row names no host',
  'no-url-column': 'the sheet has no column of URLs',
  duplicate: 'listed before',
  'report-sheet': 'it tells what came of the targets that another sheet lists',
  'address-range': 'a range of addresses is no host',
  'no-tcp': 'nothing but UDP or another protocol, which is not tested',
  unreadable: 'the row cannot be read',
} as const;
