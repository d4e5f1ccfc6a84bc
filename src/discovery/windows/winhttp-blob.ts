import { blobReader } from './blob-reader.ts';

/** What `netsh winhttp set proxy` left in the registry; without `proxy`: direct. */
export interface WinhttpBlob {
  readonly proxy?: string;
  readonly bypass?: string;
}

const hasProxy = 2;
/** 0x18 as Windows is installed, 0x28 after netsh of newer systems. */
const known: readonly number[] = [0x18, 0x28];

/**
 * Reads the value `WinHttpSettings`: size, counter, flags (bit 2: proxy), then proxy and bypass
 * list, each with its length (Wine, dlls/winhttp/session.c). Undefined where it is cut or of
 * another kind. A proxy without the flag counts for nothing.
 */
export function readWinhttpBlob(bytes: Uint8Array): WinhttpBlob | undefined {
  const blob = blobReader(bytes);
  const size = blob.number();
  blob.number();
  const flags = blob.number();
  const proxy = blob.text();
  const bypass = blob.text();
  if (flags === undefined || proxy === undefined || bypass === undefined) return undefined;
  if (size === undefined || !known.includes(size)) return undefined;
  if ((flags & hasProxy) === 0 || proxy.trim() === '') return {};
  return { proxy, ...(bypass.trim() !== '' && { bypass }) };
}
