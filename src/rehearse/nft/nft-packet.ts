/** What is known of one packet. Addresses and ports as digits of one length, so that texts compare as numbers do. */
export interface NftPacket {
  readonly family: 4 | 6;
  readonly source?: string;
  readonly destination?: string;
  readonly sourcePort?: string;
  readonly destinationPort?: string;
  /** The interface that it came by: '' for none. Absent: not known. */
  readonly from?: string;
  /** The interface that it leaves by. */
  readonly to?: string;
  readonly isReply: boolean;
  /** Of TCP. */
  readonly flags: number;
  /** Bits of `ct state`; absent: not known. */
  readonly state?: number;
  /** Of the connection, in its own direction. */
  readonly asked: { readonly destination?: string; readonly port: string };
}

/** The bits of `ct state`. */
export const stateBits: Readonly<Record<string, number>> = {
  invalid: 1,
  established: 2,
  related: 4,
  new: 8,
  untracked: 64,
};

/** The bits of `tcp flags`. */
export const flagBits: Readonly<Record<string, number>> = {
  fin: 1,
  syn: 2,
  rst: 4,
  psh: 8,
  ack: 16,
  urg: 32,
  ecn: 64,
  cwr: 128,
};

/** The bits of `ct status`. */
export const statusBits: Readonly<Record<string, number>> = {
  ...{ expected: 1, 'seen-reply': 2, assured: 4, confirmed: 8, snat: 16, dnat: 32, dying: 512 },
};

/** All that a connection may have which nobody expected, and which no rule has led elsewhere. */
export const statuses: readonly number[] = Array.from({ length: 16 }, (_, index) => index << 1);
