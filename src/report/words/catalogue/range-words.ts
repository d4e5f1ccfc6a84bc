import type {
  RangeBasis,
  RefusedReason,
  UncoveredReason,
} from '../../../model/rules/address-ranges.ts';
import { say, type Text } from '../../text/say.ts';

/** What ranges are to a place, in a few words. */
export const rangeBasisWords: Readonly<Record<RangeBasis, Text>> = {
  documented: say`documented`,
  partly: say`documented in part`,
  seen: say`not documented, and all answers lie there`,
  none: say`not documented`,
};

/** Why Microsoft's documentation does not have the ranges hold a place; what it says is told as such. */
export const uncoveredWords: Readonly<Record<UncoveredReason, Text>> = {
  'blob-storage': say`Blob storage: the ranges are documented for the storage behind streamlined names alone, and these names have addresses of all accounts (tag Storage)`,
  updates: say`Updates and their content delivery networks: documented as to be reached besides`,
  revocation: say`Revocation lists: documented as to be reached besides`,
  smartscreen: say`SmartScreen: documented as to be reached besides`,
  'standard-name': say`Names of standard connectivity: the ranges are documented for streamlined names alone`,
  supporting: say`Other services: documented as to be reached besides`,
  undocumented: say`Nothing is documented of these`,
};

/** The same in a word. */
export const uncoveredShort: Readonly<Record<UncoveredReason, Text>> = {
  'blob-storage': say`blob storage`,
  updates: say`updates`,
  revocation: say`revocation`,
  smartscreen: say`SmartScreen`,
  'standard-name': say`a standard name`,
  supporting: say`another service`,
  undocumented: say`nothing is said of it`,
};

/** Why a prefix of a file is not used. */
export const refusedWords: Readonly<Record<RefusedReason, Text>> = {
  'not-a-prefix': say`no address with a length`,
  'host-bits': say`bits are set behind its length`,
  'too-wide': say`wider than any range of one service`,
  'not-public': say`no public address`,
};
