import type { UnknownReason } from '../../model/rules/ruling.ts';

/** Whether something holds of a packet; else why it is not known. */
export type Truth = boolean | UnknownReason;

export type NftVerdict =
  | { readonly is: 'accept' | 'drop' | 'continue' | 'return' }
  | { readonly is: 'jump' | 'goto'; readonly chain: string };

/** What a map gives for a packet. */
export interface NftChoice {
  readonly found: readonly {
    readonly verdict: NftVerdict;
    readonly at: number;
    readonly line: number;
  }[];
  /** True: it is the one; false: there is none; else why one of them, or none, may be meant. */
  readonly sure: Truth;
  /** Whether it may be any other verdict. */
  readonly isOpen?: true;
}
