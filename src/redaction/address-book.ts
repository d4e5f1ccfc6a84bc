import { BlockList, isIP } from 'node:net';

interface Block {
  readonly list: BlockList;
  /** The n-th address that stands for one of this block; in the block itself, or one like it. */
  readonly nth: (n: number) => string;
}

const low = (n: number): string => `${Math.floor(n / 256) % 256}.${n % 256}`;
const groups = (n: number): string => n.toString(16);

// What companies and links number themselves. All others say nothing of a company: public ones,
// loopback, and those of examples.
const blocks: readonly Block[] = [
  block(
    ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
    (n) => `10.${Math.floor(n / 65_536)}.${low(n)}`,
  ),
  block(['100.64.0.0/10'], (n) => `100.64.${low(n)}`),
  block(['169.254.0.0/16'], (n) => `169.254.${low(n)}`),
  block(['fc00::/7'], (n) => `fd00::${groups(n)}`),
  block(['fe80::/10'], (n) => `fe80::${groups(n)}`),
];

/**
 * Replaces addresses of networks that are a company's own by others of the same kind, so that what
 * is private still looks private. The same address has the same one.
 * @returns a function that gives undefined for text that is no address.
 */
export function addressBook(): (text: string) => string | undefined {
  const made = new Map<string, string>();
  const counts = new Map<Block, number>();
  const of = (address: string, family: number): string => {
    const known = made.get(address);
    if (known !== undefined) return known;
    const own = blocks.find(({ list }) => list.check(address, family === 6 ? 'ipv6' : 'ipv4'));
    const count = own ? (counts.get(own) ?? 0) + 1 : 0;
    if (own) counts.set(own, count);
    const other = own ? own.nth(count) : address;
    made.set(address, other);
    return other;
  };
  return (text) => {
    const [, mapped] = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(text) ?? [];
    if (mapped !== undefined && isIP(mapped)) return `::ffff:${of(mapped, 4)}`;
    const [, network = text, zone = '', bits = ''] =
      /^([^%/]*)(%[^/]*)?(\/\d{1,3})?$/.exec(text) ?? [];
    const family = isIP(network);
    // A zone is the name of an interface of one machine.
    return family === 0 ? undefined : `${of(network, family)}${zone && '%0'}${bits}`;
  };
}

function block(nets: readonly string[], nth: (n: number) => string): Block {
  const list = new BlockList();
  for (const net of nets) {
    const [base = '', bits] = net.split('/');
    list.addSubnet(base, Number(bits), isIP(base) === 6 ? 'ipv6' : 'ipv4');
  }
  return { list, nth };
}
