import type { NftVerdict } from './nft-verdict.ts';
import type { NftWords } from './nft-words.ts';

/** A verdict, if one comes next; `reject` and `queue` are statements of their own. */
export function readVerdict(words: NftWords): NftVerdict | undefined {
  for (const is of ['accept', 'drop', 'continue', 'return'] as const)
    if (words.take(is)) return { is };
  for (const is of ['jump', 'goto'] as const)
    if (words.take(is)) return { is, chain: words.word() };
  return undefined;
}
