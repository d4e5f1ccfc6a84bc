import { acrossWords } from './across-words.ts';
import { certificateWords } from './certificate-words.ts';
import { connectWords } from './connect-words.ts';
import { exchangeWords } from './exchange-words.ts';
import type { FindingWords } from './finding-words.ts';
import { handshakeWords } from './handshake-words.ts';
import { resolveWords } from './resolve-words.ts';
import { selectWords } from './select-words.ts';
import { settingWords } from './setting-words.ts';
import { tunnelWords } from './tunnel-words.ts';

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
  ...acrossWords,
};
