import type { RulingName, UnknownReason } from '../../model/rules/ruling.ts';
import type { NftPlace } from './nft-book.ts';
import { flagBits, type NftPacket, stateBits } from './nft-packet.ts';
import type { NftChain, NftHook, NftRuleset, NftTable } from './nft-ruleset.ts';
import { type NftDecision, type NftOutcome, runNftChain } from './run-nft-chain.ts';

/** Which way packets take through the machine: through it, or from its own programs. */
export type NftWay = 'forward' | 'output';

/** What is known of who asks. */
export interface NftClient {
  readonly way: NftWay;
  /** Its address, as digits. */
  readonly address?: string;
  /** The interface by which it is reached; of a program of the machine itself there is none. */
  readonly inside?: string;
  /** The interface that leads to what is asked. */
  readonly outside?: string;
}

export interface NftDestination {
  readonly family: 4 | 6;
  /** As digits; absent: not known. */
  readonly address?: string;
  readonly port: string;
}

export interface NftEnd {
  readonly ruling: RulingName & ('passes' | 'blocked' | 'unknown');
  /** Absent where no line decides. */
  readonly place?: NftPlace;
  readonly why?: UnknownReason;
}

/**
 * What becomes of a connection over TCP: of the packet that opens it, of the answer, and of what both send then. Each
 * of them has to pass all base chains of its hooks, in the order of their priorities.
 * @see https://wiki.nftables.org/wiki-nftables/index.php/Netfilter_hooks
 */
export function nftConnection(
  ruleset: NftRuleset,
  { client, to }: { readonly client: NftClient; readonly to: NftDestination },
): NftEnd {
  if (ruleset.whole) return { ruling: 'unknown', place: ruleset.whole, why: 'unread-line' };
  let doubt: NftDecision | undefined;
  let accepted: NftDecision | undefined;
  for (const step of steps) {
    const base = packetOf(step, { client, to });
    const isTracked = !mayBeUntracked(ruleset, base);
    for (const hook of hooksOf(step, client.way)) {
      for (const { table, chain } of chainsOf(ruleset, { hook, step, family: to.family })) {
        const packet = atHook(base, { hook, chain, client, isTracked });
        const { accept, drop, divert } = outcomeOf(chain, { packet, table, hook });
        if (divert) return { ruling: 'unknown', place: divert, why: divert.why ?? 'elsewhere' };
        if (drop && !accept) return { ruling: 'blocked', ...placed(drop) };
        if (drop && accept) doubt ??= drop.why === undefined ? accept : drop;
        if (step.isFirst && hook === client.way && accept && accept.line > 0) accepted = accept;
      }
    }
  }
  if (doubt) return { ruling: 'unknown', ...placed(doubt), why: doubt.why ?? 'elsewhere' };
  return { ruling: 'passes', ...(accepted && placed(accepted)) };
}

function placed(decision: NftDecision): { readonly place?: NftPlace } {
  return decision.line > 0 ? { place: decision } : {};
}

/** One of the packets that make a connection. */
interface Step {
  readonly flags: number;
  readonly isReply: boolean;
  readonly isFirst: boolean;
}

const { syn = 0, ack = 0, psh = 0 } = flagBits;
const steps: readonly Step[] = [
  { flags: syn, isReply: false, isFirst: true },
  { flags: syn | ack, isReply: true, isFirst: false },
  ...[ack, psh | ack].flatMap((flags) => [
    { flags, isReply: false, isFirst: false },
    { flags, isReply: true, isFirst: false },
  ]),
];

function hooksOf({ isReply }: Step, way: NftWay): readonly NftHook[] {
  if (way === 'forward') return ['ingress', 'prerouting', 'forward', 'postrouting', 'egress'];
  return isReply ? ['ingress', 'prerouting', 'input'] : ['output', 'postrouting', 'egress'];
}

interface Ends {
  readonly client: NftClient;
  readonly to: NftDestination;
}

function packetOf({ flags, isReply }: Step, { client, to }: Ends): NftPacket {
  const { address } = client;
  const server = to.address;
  const [source, destination] = isReply ? [server, address] : [address, server];
  return {
    family: to.family,
    ...{ flags, isReply },
    ...(source !== undefined && { source }),
    ...(destination !== undefined && { destination }),
    ...(isReply ? { sourcePort: to.port } : { destinationPort: to.port }),
    asked: { port: to.port, ...(server !== undefined && { destination: server }) },
  };
}

interface At {
  readonly hook: NftHook;
  readonly chain: NftChain;
  readonly client: NftClient;
  readonly isTracked: boolean;
}

/** Where conntrack looks a packet up. */
const conntrackPriority = -200;

/** The packet with what is known of it at a hook: its interfaces, and its state. */
function atHook(packet: NftPacket, { hook, chain, client, isTracked }: At): NftPacket {
  const { inside, outside, way } = client;
  const near = way === 'output' ? '' : inside;
  const [came, goes] = packet.isReply ? [outside, near] : [near, outside];
  const from = hook === 'postrouting' && way === 'forward' ? undefined : came;
  const to = hook === 'prerouting' || hook === 'ingress' ? '' : goes;
  const state = stateAt(packet, { hook, chain, isTracked });
  return {
    ...packet,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(state !== undefined && { state }),
  };
}

/** Before conntrack has seen it, a packet has no state that is valid. */
function stateAt(
  packet: NftPacket,
  { hook, chain, isTracked }: Omit<At, 'client'>,
): number | undefined {
  const priority = chain.base?.priority ?? 0;
  if (!isTracked) return undefined;
  if (hook === 'ingress') return stateBits['invalid'];
  if ((hook === 'prerouting' || hook === 'output') && priority <= conntrackPriority)
    return priority === conntrackPriority ? undefined : stateBits['invalid'];
  return packet.flags === syn ? stateBits['new'] : stateBits['established'];
}

interface Place {
  readonly hook: NftHook;
  readonly step: Step;
  readonly family: 4 | 6;
}

/** In the order of their priorities; of two alike the one that came later goes first. */
function chainsOf({ bases }: NftRuleset, { hook, step, family }: Place): NftRuleset['bases'] {
  const own = family === 4 ? 'ip' : 'ip6';
  const rank = ({ chain }: { readonly chain: NftChain }): number => chain.base?.priority ?? 0;
  return bases
    .filter(({ table, chain }) => {
      const isOn = table.family !== 'arp' && (table.family === own || !/^ip/.test(table.family));
      // A translation is asked for the first packet of a connection alone.
      return isOn && chain.base?.hook === hook && (step.isFirst || chain.base.type !== 'nat');
    })
    .reverse()
    .sort((one, other) => rank(one) - rank(other));
}

function outcomeOf(
  chain: NftChain,
  { packet, table, hook }: { packet: NftPacket; table: NftTable; hook: NftHook },
): NftOutcome {
  const outcome = { ...runNftChain(chain, { packet, table }) };
  const { policy = { is: 'accept', line: 0, at: 0 } } = chain;
  if (outcome.returns) {
    const standing = outcome[policy.is];
    if (!standing || standing.why) outcome[policy.is] = { line: policy.line, at: policy.at };
  }
  const isOfDevice = hook === 'ingress' || hook === 'egress' || !/^ip|^inet/.test(table.family);
  if (!isOfDevice) return outcome;
  // It hangs on devices, or on a bridge, of which nobody knows whether the packet passes them.
  const { drop, divert, accept = { line: 0, at: 0 } } = outcome;
  return {
    accept,
    ...(drop && { drop: { ...drop, why: 'client' } }),
    ...(divert && { divert: { ...divert, why: 'client' } }),
    returns: true,
  };
}

/** Whether a rule anywhere may take a packet out of conntrack. */
function mayBeUntracked({ untracking }: NftRuleset, packet: NftPacket): boolean {
  return untracking.some(({ table, rule }) =>
    rule.parts.every((part) => part.is !== 'test' || part.test(packet, table) !== false),
  );
}
