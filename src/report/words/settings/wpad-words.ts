import { say, type Text } from '../../text/say.ts';

/** What came of a name of a search for WPAD. */
export type WpadOutcome = 'found' | 'no-address' | 'no-script' | 'beyond' | 'not-reached';

export const wpadWords: Readonly<Record<WpadOutcome, Text>> = {
  found: say`serves a PAC file`,
  'no-address': say`has no address`,
  'no-script': say`serves no PAC file`,
  beyond: say`lies beyond the organisation, not asked`,
  'not-reached': say`not asked`,
};
