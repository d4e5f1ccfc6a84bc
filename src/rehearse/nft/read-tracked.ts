import {
  type Fields,
  field,
  isFour,
  isSix,
  type NftSelector,
  plain,
  selector,
} from './nft-field.ts';
import { stateBits, statusBits, statuses } from './nft-packet.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';

/** Reads what stands behind `ct`, and is a field. @throws NotUnderstood for one that is not known. */
export function readTracked(words: NftWords): NftSelector {
  const way = words.word();
  if (way !== 'original' && way !== 'reply') return field(tracked, way);
  const name = words.word();
  if (name === 'ip' || name === 'ip6') {
    const type = name === 'ip' ? 'ipv4' : 'ipv6';
    const end = words.word();
    const isAsked = way === 'original' ? 'daddr' : 'saddr';
    if (end !== 'saddr' && end !== 'daddr') throw notUnderstood('unknown-word');
    return selector(type, {
      has: name === 'ip' ? isFour : isSix,
      ...(end === isAsked
        ? { value: ({ asked }) => asked.destination, why: 'no-address' }
        : { why: 'client' }),
    });
  }
  const isPort = name === (way === 'original' ? 'proto-dst' : 'proto-src');
  if (isPort) return selector('port', { value: ({ asked }) => asked.port });
  return field(
    { ...plain(['proto-src', 'proto-dst', 'saddr', 'daddr'], { why: 'client' }), ...tracked },
    name,
  );
}

const tracked: Fields = {
  state: {
    ...selector('opaque'),
    bits: { names: stateBits, of: ({ state }) => (state === undefined ? [2, 8, 64] : [state]) },
  },
  direction: selector('direction', { value: ({ isReply }) => (isReply ? 'reply' : 'original') }),
  l3proto: selector('nfproto', { value: ({ family }) => `ipv${family}` }),
  protocol: selector('protocol', { value: () => '06' }),
  status: { ...selector('opaque'), bits: { names: statusBits, of: () => statuses } },
  ...plain(['mark', 'expiration', 'helper', 'label', 'id'], {}),
  ...plain(['timeout', 'expectation', 'event', 'secmark'], {}),
  ...plain(['bytes', 'packets', 'avgpkt', 'zone'], {}),
};
