/** How a proxy of the benches answers CONNECT. It opens nothing itself. */
export type ProxyKind =
  /** At once. */
  | { readonly kind: 'trivial' }
  /** After a fixed time at one of so many places; the rest queue. Carries `places / serviceMs`. */
  | { readonly kind: 'service'; readonly places: number; readonly serviceMs: number }
  /** As fast as a bucket of tokens fills; the rest queue, or are refused with 503. */
  | {
      readonly kind: 'bucket';
      readonly perSecond: number;
      readonly burst: number;
      readonly isRefusing: boolean;
    }
  /** At once, but for one stretch in which nothing is answered until it is over. */
  | { readonly kind: 'stall'; readonly afterMs: number; readonly stallMs: number };

/** What the process tells once it listens; both on 127.0.0.1. */
export interface Listening {
  readonly proxy: number;
  /** A target that accepts and ends. */
  readonly target: number;
}
