import type { Draw } from './draw.ts';

type Change = (bytes: Buffer, draw: Draw) => Buffer;

const most = 1024 * 1024;
/** Signs on which parsers turn. */
const signs: readonly string[] = [
  ...['\0', '\r', '\n', '\r\n', '\t', ' ', '"', "'", '\\', '/', ':', ';', ',', '=', '-', '@', '%'],
  ...['{', '}', '[', ']', '(', ')', '<', '>', '&', '#', '?', '*', '\uFEFF', '\u202E', '\u{1F600}'],
  ...['-1', '0', '65536', '4294967295', '9007199254740993', '1e999', 'NaN', '__proto__', '%00'],
  ...['null', 'true', 'constructor', '..', '::1', 'xn--', '\u0130', '\x7f', '\x1b[2J'],
];

const changes: readonly Change[] = [
  // one bit
  (bytes, draw) => {
    const at = draw.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw.below(8));
    return bytes;
  },
  // one byte
  (bytes, draw) => {
    bytes[draw.below(bytes.length)] = draw.oneOf([0, 1, 0x7f, 0x80, 0xfe, 0xff, draw.below(256)]);
    return bytes;
  },
  // a number of 16 bits
  (bytes, draw) => {
    if (bytes.length < 2) return bytes;
    bytes.writeUInt16BE(draw.oneOf([0, 1, 0x7fff, 0xffff, 0xc000]), draw.below(bytes.length - 1));
    return bytes;
  },
  // a sign more
  (bytes, draw) => inserted(bytes, draw.below(bytes.length + 1), Buffer.from(draw.oneOf(signs))),
  // one sign many times over
  (bytes, draw) => {
    const piece = Buffer.from(draw.oneOf(signs).repeat(1 + draw.below(2000)));
    return inserted(bytes, draw.below(bytes.length + 1), piece);
  },
  // cut
  (bytes, draw) => bytes.subarray(0, draw.below(bytes.length + 1)),
  // a piece less
  (bytes, draw) => {
    const [from, to] = piece(bytes, draw);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  // a piece twice, or many times, elsewhere
  (bytes, draw) => {
    const [from, to] = piece(bytes, draw);
    const copies = Array.from({ length: draw.oneOf([1, 1, 1, 2, 50]) }, () =>
      bytes.subarray(from, to),
    );
    return inserted(bytes, draw.below(bytes.length + 1), Buffer.concat(copies));
  },
  // two lines swapped
  (bytes, draw) => {
    const lines = bytes.toString('latin1').split('\n');
    const [one, other] = [draw.below(lines.length), draw.below(lines.length)];
    const [first = '', second = ''] = [lines[one], lines[other]];
    lines[one] = second;
    lines[other] = first;
    return Buffer.from(lines.join('\n'), 'latin1');
  },
];

/** Bytes as a hostile hand, or a bad line, makes them of good ones; at most a megabyte. */
export function mutated(good: Uint8Array, draw: Draw): Buffer {
  let bytes: Buffer = Buffer.from(good);
  for (let left = draw.oneOf([1, 1, 2, 3, 6, 12]); left > 0; left -= 1) {
    if (bytes.length === 0) return bytes;
    bytes = draw.oneOf(changes)(bytes, draw).subarray(0, most);
  }
  return bytes;
}

function piece(bytes: Buffer, draw: Draw): readonly [from: number, to: number] {
  const from = draw.below(bytes.length);
  return [from, from + draw.below(Math.min(bytes.length - from, draw.oneOf([4, 64, 4096])) + 1)];
}

function inserted(bytes: Buffer, at: number, more: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}
