import type { Scheme } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';

/** What a port cell says. */
export interface CellPorts {
  /** TCP ports, each with the scheme that the cell names for it. */
  readonly ports: readonly { readonly port: number; readonly scheme?: Scheme }[];
  /** The cell names UDP ports (or ICMP and the like), which nothing here can ask. */
  readonly hasOthers: boolean;
  /** Something in it is neither: a word, a wide range, a number that is no port. */
  readonly hasUnread: boolean;
}

const none: CellPorts = { ports: [], hasOthers: false, hasUnread: false };
const maxCellLength = 200;
const widestRange = 8;
const maxPorts = 8;

const named: ReadonlyMap<string, { readonly port: number; readonly scheme?: Scheme }> = new Map([
  ['https', { port: 443, scheme: 'https' }],
  ['http', { port: 80, scheme: 'http' }],
  ['wss', { port: 443, scheme: 'https' }],
  ['ws', { port: 80, scheme: 'http' }],
]);
const otherProtocols = ['udp', 'icmp', 'icmpv6', 'sctp', 'gre', 'esp', 'quic', 'ntp', 'dns'];
/** What people write around a port, and what says nothing of it. */
const fillers =
  'port ports tcp tls ssl secure outbound outgoing out destination dst dest default only over via on to protocol remote and or und oder et ou y ausgehend zielport ziel sortant puerto puertos service web'.split(
    ' ',
  );

/**
 * The TCP ports of a cell: `443`, `TCP 443 (TLS 1.2)`, `443/tcp, 80`, `HTTPS (TCP/443) HTTP/2`,
 * `TCP: 443; UDP: 3478-3481`, `5671-5672`. A protocol before a port holds for those after it up to the
 * next protocol, one behind it for that port alone. Versions are no ports. Never throws.
 */
export function parsePorts(cell: string): CellPorts {
  if (cell === '') return none;
  const text = startOf(cell, maxCellLength)
    .toLowerCase()
    .replace(
      /\b(?:tls|ssl|https?|quic)[\s/]*v?\d(?:\.\d)?(?![\d.])\+?|\bipv?[46]\b|\bl(?:ayer ?)?7\b/g,
      (at) =>
        // The protocol stays, its version goes.
        /^(?:https?|quic)/.exec(at)?.[0] ?? ' ',
    )
    .replace(/(\d)\.0+(?!\d)/g, '$1');
  const found: Found = { ports: new Map(), hasOthers: false, hasUnread: false };
  let carried: string[] = [];
  for (const piece of text.split(/[,;\n&+]|\b(?:and|und|et|or|oder|ou)\b/)) {
    const first = piece.search(/\d/);
    const before = protocolsIn(first < 0 ? piece : piece.slice(0, first));
    const behind = first < 0 ? [] : protocolsIn(piece.slice(first));
    if (before.length > 0) carried = before;
    takePiece(
      piece,
      [...(before.length > 0 ? before : behind.length > 0 ? [] : carried), ...behind],
      found,
    );
  }
  return {
    ports: [...found.ports]
      .slice(0, maxPorts)
      .map(([port, scheme]) => ({ port, ...(scheme && { scheme }) })),
    hasOthers: found.hasOthers,
    hasUnread: found.hasUnread || found.ports.size > maxPorts,
  };
}

interface Found {
  readonly ports: Map<number, Scheme | undefined>;
  hasOthers: boolean;
  hasUnread: boolean;
}

function takePiece(piece: string, protocols: readonly string[], found: Found): void {
  const words = piece.match(/[\p{L}*][\p{L}\d]*/gu) ?? [];
  const known = (word: string): boolean =>
    named.has(word) || otherProtocols.includes(word) || fillers.includes(word);
  if (words.some((word) => !known(word))) found.hasUnread = true;
  const isOther = protocols.some((word) => otherProtocols.includes(word));
  if (isOther) found.hasOthers = true;
  const hasTcp = protocols.some((word) => word === 'tcp' || named.has(word));
  const numbers = [
    ...piece.matchAll(/(?<![\p{L}\d])(\d+)(?:\s*(?:-|–|—|\.\.|\bto\b|:)\s*(\d+))?(?![\p{L}\d])/gu),
  ];
  if (isOther && !hasTcp) return;
  if (numbers.length === 0) {
    for (const word of words) {
      const usual = named.get(word);
      if (usual) found.ports.set(usual.port, usual.scheme);
    }
    return;
  }
  const scheme = protocols.includes('https')
    ? 'https'
    : protocols.includes('http')
      ? 'http'
      : undefined;
  for (const [, from = '', to = from] of numbers)
    takeRange(Number(from), { to: Number(to), scheme, found });
}

interface Range {
  readonly to: number;
  readonly scheme: Scheme | undefined;
  readonly found: Found;
}

function takeRange(from: number, { to, scheme, found }: Range): void {
  if (from < 1 || to > 65_535 || to < from || to - from >= widestRange) {
    found.hasUnread = true;
    return;
  }
  for (let port = from; port <= to; port += 1) {
    if (!found.ports.has(port)) found.ports.set(port, scheme);
  }
}

function protocolsIn(text: string): string[] {
  const words = text.match(/[a-z]+\d?/g) ?? [];
  return words.filter((word) => word === 'tcp' || named.has(word) || otherProtocols.includes(word));
}

/** Whether a cell of no column for ports is nothing but ports and their protocols (`tcp/80`, `HTTPS`). */
export function isPortCell(cell: string): boolean {
  if (cell.trim() === '' || cell.length > 60) return false;
  const { ports, hasOthers, hasUnread } = parsePorts(cell.replace(/[_]/g, ' '));
  return (ports.length > 0 || hasOthers) && !hasUnread && /https?|tcp|udp|^\s*\d/i.test(cell);
}
