import type { NftVerdict } from './nft-verdict.ts';

/** The right side of a comparison, as it is written. */
export type NftExpression =
  | { readonly is: 'word'; readonly text: string; readonly quoted: boolean }
  | { readonly is: 'any' }
  | { readonly is: 'prefix'; readonly base: string; readonly bits: number }
  | { readonly is: 'range'; readonly from: string; readonly to: string }
  /** `a | b`, and `a, b` where bits are meant. */
  | { readonly is: 'bits'; readonly of: readonly NftExpression[]; readonly by: ',' | '|' }
  | { readonly is: 'concat'; readonly of: readonly NftExpression[] }
  | { readonly is: 'set'; readonly of: readonly NftElement[] }
  | { readonly is: 'named'; readonly name: string };

export interface NftElement {
  readonly key: NftExpression;
  readonly verdict?: NftVerdict;
  /** It goes by itself after a time. */
  readonly fleeting: boolean;
  readonly at: number;
  readonly line: number;
}
