/**
 * Microsoft's own tests of connections: the MDE Client Analyzer of Windows, and `mdatp connectivity test`
 * of Linux and macOS.
 */
export const foreignTools = ['mde-client-analyzer', 'mdatp'] as const;
export type ForeignTool = (typeof foreignTools)[number];

/** One way on which such a test asked for an address. */
export interface ForeignMethod {
  /** As it is written there: `Default proxy`. `mdatp` has one way, without a name. */
  readonly name?: string;
  /** What stands behind it, at most 200 characters. */
  readonly said: string;
  /** Of HTTP. */
  readonly status?: number;
  /** Of curl: 35 and 60 are what it says where the certificate is not the one that is pinned. */
  readonly curlCode?: number;
  /** As the test itself counts. `absent`: there is no such way on that machine. */
  readonly outcome: 'passes' | 'fails' | 'absent';
}

/** One address that was asked for. */
export interface ForeignUrl {
  readonly url: string;
  /** Counted from 1. */
  readonly line: number;
  readonly methods: readonly ForeignMethod[];
  /** As the test itself counts: one way that passes is enough. */
  readonly passes: boolean;
}

/** What such a test wrote. */
export interface ForeignTest {
  readonly tool: ForeignTool;
  /** Each address once; of one that was asked for again the last counts. */
  readonly urls: readonly ForeignUrl[];
}
