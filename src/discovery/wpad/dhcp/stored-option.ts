import { blobReader } from '../../windows/blob-reader.ts';
import type { WindowsMachine } from '../../windows/windows-machine.ts';
import { type DhcpWord, dhcpWord, pacOption } from './dhcp-option.ts';

const interfaces = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';
const maxInterfaces = 64;
const maxOptions = 512;

/**
 * What Windows keeps of option 252 for each interface that has a lease (`DhcpInterfaceOptions`), in
 * the order of the export: a record with no bytes is one that was asked for and not given.
 */
export function storedOptions({ registry }: WindowsMachine): readonly DhcpWord[] {
  return registry
    .below(interfaces)
    .slice(0, maxInterfaces)
    .flatMap((name) => {
      const data = registry.get(`${interfaces}\\${name}`, 'DhcpInterfaceOptions');
      const found = data instanceof Uint8Array ? optionIn(data) : undefined;
      return found === undefined ? [] : [dhcpWord(found, `interface ${name}`)];
    });
}

/**
 * The option in the blob, as exports show it: records of five 32-bit numbers (code, 0, length, 0, the
 * time at which it runs out) and the bytes, which fill up to four. Undefined where it has none.
 */
function optionIn(blob: Uint8Array): Uint8Array | undefined {
  let empty: Uint8Array | undefined;
  let at = 0;
  for (let count = 0; count < maxOptions; count += 1) {
    const { number } = blobReader(blob.subarray(at, at + 20));
    const [code, , length, , expiry] = [number(), number(), number(), number(), number()];
    if (code === undefined || length === undefined || expiry === undefined) return empty;
    const end = at + 20 + length;
    if (end > blob.length) return empty;
    const bytes = blob.subarray(at + 20, end);
    if (code === pacOption && length > 0) return bytes;
    if (code === pacOption) empty = bytes;
    at += 20 + Math.ceil(length / 4) * 4;
  }
  return empty;
}
