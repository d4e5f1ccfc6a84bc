const little = (number: number): number[] => [...new Uint8Array(new Uint32Array([number]).buffer)];

/** A text with its length before it, as the blobs of WinHTTP and WinINET hold it. */
function counted(text: string): number[] {
  return [...little(text.length), ...Buffer.from(text, 'latin1')];
}

/** Bytes from the hexadecimal of a registry export. */
export function hex(text: string): Uint8Array {
  return Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex');
}

/** The value `WinHttpSettings`. */
export function winhttpBytes(proxy: string, bypass: string = ''): Uint8Array {
  return new Uint8Array([
    ...little(0x28),
    ...little(0),
    ...little(3),
    ...counted(proxy),
    ...counted(bypass),
  ]);
}

/** The value `DefaultConnectionSettings`. */
export function connectionBytes(
  flags: number,
  { proxy = '', bypass = '', pac = '' }: { proxy?: string; bypass?: string; pac?: string } = {},
): Uint8Array {
  const texts = [proxy, bypass, pac].flatMap(counted);
  const tail = Array.from({ length: 32 }, () => 0);
  return new Uint8Array([...little(0x46), ...little(7), ...little(flags), ...texts, ...tail]);
}
