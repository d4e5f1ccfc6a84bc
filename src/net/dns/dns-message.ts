import packet, { type Answer, type DecodedPacket } from 'dns-packet';
import type { Unanswered } from '../../model/audit/look-up.ts';
import type { Failure, FailureCode } from '../../model/finding/failure.ts';
import type { NameServer } from '../options.ts';

export interface DnsQuestion {
  readonly name: string;
  readonly type: 'A' | 'AAAA';
  /** Offer room for an answer of 1232 bytes (EDNS0, RFC 6891), which no path cuts into pieces. */
  readonly wide?: true;
  /** Signatures need not be checked (CD; RFC 4035, section 3.2.2). */
  readonly unchecked?: true;
}

export interface DnsAnswer {
  /** `NOERROR`, `NXDOMAIN`, …; absent: no answer was understood. */
  readonly responseCode?: string;
  readonly server: NameServer;
  readonly addresses: readonly { readonly address: string; readonly ttl: number }[];
  /** The CNAME chain in order, without the name asked. */
  readonly aliases: readonly string[];
  /** Why there is no response code. */
  readonly failed?: 'timeout' | 'unreachable' | 'garbage';
  /** Why the server could not be reached. */
  readonly cause?: Failure;
  /** Others that were asked before, in vain. */
  readonly unanswered?: readonly Unanswered[];
  /** The answer over UDP was cut, and TCP brought nothing. */
  readonly tcpFailure?: FailureCode;
}

const roomy = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
} as const satisfies Answer;
const maxChainLength = 32;
const maxAddresses = 100;

/** Writes one recursive question as a DNS message (RFC 1035, section 4). */
export function encodeQuestion({ name, type, wide, unchecked }: DnsQuestion, id: number): Buffer {
  const flags = packet.RECURSION_DESIRED | (unchecked ? packet.CHECKING_DISABLED : 0);
  const additionals = wide ? { additionals: [roomy] } : {};
  return packet.encode({ type: 'query', id, flags, questions: [{ type, name }], ...additionals });
}

export interface ExpectedAnswer {
  readonly id: number;
  readonly question: DnsQuestion;
  readonly server: NameServer;
}

/**
 * Reads one DNS message.
 * @returns the answer; `foreign` when it answers another question than ours, `cut` when the
 * truncation bit is set, an answer with `failed: 'garbage'` when it is no DNS message.
 */
export function readAnswer(
  bytes: Buffer,
  { id, question, server }: ExpectedAnswer,
): DnsAnswer | 'foreign' | 'cut' {
  let message: DecodedPacket;
  try {
    message = packet.decode(bytes);
  } catch {
    return unanswered(server, 'garbage');
  }
  if (message.id !== id || message.type !== 'response') return 'foreign';
  const asked = message.questions?.[0];
  if (asked && plain(asked.name) !== plain(question.name)) return 'foreign';
  if (message.flag_tc) return 'cut';
  return { responseCode: codeOf(message), server, ...followAliases(message, question) };
}

/** An answer that never came, or that was none. */
export function unanswered(
  server: NameServer,
  failed: NonNullable<DnsAnswer['failed']>,
  cause?: Failure,
): DnsAnswer {
  return { server, addresses: [], aliases: [], failed, ...(cause && { cause }) };
}

/** Names differ neither by case (RFC 4343) nor by the dot of the root. */
function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function codeOf(message: DecodedPacket): string {
  return 'rcode' in message && typeof message.rcode === 'string' ? message.rcode : 'NOERROR';
}

/** Walks the CNAME chain from the name asked to its addresses; a loop ends at `maxChainLength`. */
function followAliases(
  message: DecodedPacket,
  { name, type }: DnsQuestion,
): Pick<DnsAnswer, 'addresses' | 'aliases'> {
  const answers = message.answers ?? [];
  const aliases: string[] = [];
  let owner = plain(name);
  for (;;) {
    const alias = answers.find((a) => a.type === 'CNAME' && plain(a.name) === owner);
    if (alias?.type !== 'CNAME' || aliases.length >= maxChainLength) break;
    aliases.push(alias.data);
    owner = plain(alias.data);
  }
  const addresses = answers.flatMap((answer) =>
    answer.type === type && plain(answer.name) === owner && typeof answer.data === 'string'
      ? [{ address: answer.data, ttl: answer.ttl ?? 0 }]
      : [],
  );
  return { addresses: addresses.slice(0, maxAddresses), aliases };
}
