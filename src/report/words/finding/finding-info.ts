import type { FindingWords } from './finding-words.ts';
import { certificateWords } from './kinds/certificate-words.ts';
import { connectWords } from './kinds/connect-words.ts';
import { crossAttemptWords } from './kinds/cross-attempt-words.ts';
import { exchangeWords } from './kinds/exchange-words.ts';
import { handshakeWords } from './kinds/handshake-words.ts';
import { resolveWords } from './kinds/resolve-words.ts';
import { selectWords } from './kinds/select-words.ts';
import { settingWords } from './kinds/setting-words.ts';
import { tunnelWords } from './kinds/tunnel-words.ts';

/** The words of every kind of finding; a kind without words does not compile. */
export const findingInfo: FindingWords = {
  ...settingWords,
  ...selectWords,
  ...resolveWords,
  ...connectWords,
  ...tunnelWords,
  ...handshakeWords,
  ...certificateWords,
  ...exchangeWords,
  ...crossAttemptWords,
};
