import { type AccountKind, accountOf } from '../../../../model/audit/windows/windows-account.ts';
import { type Foreign, takes } from './foreign.ts';

const thisProcess = 0xffff_ffff_ffff_ffffn;
const tokenQuery = 8;
const tokenUser = 1;
const tokenElevation = 20;
/** Two numbers of 64 bits stand before the SID. */
const sidAt = 16;

/** As whom this process runs. */
export interface OwnAccount {
  readonly kind: AccountKind;
  /** `S-1-5-…`; it never leaves the process of native calls. */
  readonly sid: string;
}

/** As whom this process runs, by its token; undefined where Windows does not say. */
export function ownAccount(foreign: Foreign): OwnAccount | undefined {
  const kernel = foreign('kernel32.dll', { CloseHandle: takes('u64') });
  const api = foreign('advapi32.dll', {
    OpenProcessToken: takes('u64', 'u32', 'buffer'),
    GetTokenInformation: takes('u64', 'u32', 'buffer', 'u32', 'buffer'),
  });
  const handle = Buffer.alloc(8);
  if (!api.OpenProcessToken(thisProcess, tokenQuery, handle)) return undefined;
  const token = handle.readBigUInt64LE();
  const asked = (what: number, bytes: Buffer): boolean =>
    api.GetTokenInformation(token, what, bytes, bytes.length, Buffer.alloc(4)) !== 0;
  try {
    const user = Buffer.alloc(256);
    const elevation = Buffer.alloc(4);
    if (!asked(tokenUser, user)) return undefined;
    const isElevated = asked(tokenElevation, elevation) && elevation.readUInt32LE() !== 0;
    const sid = sidText(user.subarray(sidAt));
    return { sid, kind: accountOf(sid, isElevated) };
  } finally {
    kernel.CloseHandle(token);
  }
}

/**
 * A SID as it is written, `S-1-5-18` ([MS-DTYP] 2.4.2): a revision, the count of its last numbers, six
 * bytes of who gave it, and those numbers of 32 bits. Empty where it is cut.
 *
 * @internal Exported for its tests.
 */
export function sidText(bytes: Uint8Array): string {
  const sid = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = sid[1] ?? 0;
  if (count > 15 || sid.length < 8 + 4 * count) return '';
  const numbers = Array.from({ length: count }, (_, at) => sid.readUInt32LE(8 + 4 * at));
  return ['S', sid[0], sid.readUIntBE(2, 6), ...numbers].join('-');
}
