import { blobReader } from './blob-reader.ts';

/** What WinINET keeps of one connection. */
export interface ConnectionBlob {
  readonly autoDetect: boolean;
  readonly pac?: string;
  readonly proxy?: string;
  readonly bypass?: string;
}

/** 0x46 as Windows writes it; 0x3c in blobs that older systems and scripts left. */
const magic: readonly number[] = [0x46, 0x3c];
const manual = 2;
const pacUrl = 4;
const autoDetect = 8;

/**
 * Reads `DefaultConnectionSettings`: 0x46 or 0x3c, a counter, flags (PROXY_TYPE_* of wininet.h: 2 manual
 * proxy, 4 PAC URL, 8 automatic detection), then proxy, bypass list and PAC URL, each with its
 * length. Any tail is let pass, and the counter is never looked at: both differ in the wild.
 * Undefined where it is cut or of another kind. What its flag does not switch on is left out.
 */
export function readConnectionBlob(bytes: Uint8Array): ConnectionBlob | undefined {
  const blob = blobReader(bytes);
  const kind = blob.number();
  blob.number();
  const flags = blob.number();
  const proxy = blob.text();
  const bypass = blob.text();
  const pac = blob.text();
  if (kind === undefined || !magic.includes(kind) || flags === undefined) return undefined;
  if (proxy === undefined || bypass === undefined || pac === undefined) return undefined;
  return {
    autoDetect: (flags & autoDetect) !== 0,
    ...((flags & pacUrl) !== 0 && pac.trim() !== '' && { pac }),
    ...((flags & manual) !== 0 && proxy.trim() !== '' && { proxy }),
    ...((flags & manual) !== 0 && proxy.trim() !== '' && bypass.trim() !== '' && { bypass }),
  };
}
