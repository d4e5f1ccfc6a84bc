/** A reply of a DHCP server with these options, each a code and its bytes. */
export function dhcpReply(
  id: number,
  options: readonly (readonly [code: number, bytes: readonly number[]])[],
): Buffer {
  const head = Buffer.alloc(240);
  head[0] = 2;
  head.writeUInt32BE(id, 4);
  head.writeUInt32BE(0x63825363, 236);
  const tail = options.flatMap(([code, bytes]) => [code, bytes.length, ...bytes]);
  return Buffer.concat([head, Buffer.from([...tail, 255])]);
}
