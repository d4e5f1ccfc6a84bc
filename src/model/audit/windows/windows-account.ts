/** As whom a program runs on Windows: what it sees of a network depends on it. */
export const accountKinds = ['system', 'service', 'administrator', 'user'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What is known of a Windows on which an audit was made. */
export interface WindowsContext {
  /** Absent where nobody could say. */
  readonly account?: AccountKind;
  /** What read its registry; absent: it was not read. */
  readonly readBy?: LiveBackend;
}

/** How the registry of this machine was read; the last needs no native code. */
export const liveBackends = ['node:ffi', 'koffi', 'reg.exe'] as const;
export type LiveBackend = (typeof liveBackends)[number];

/** LocalService and NetworkService (winnt.h). */
const services: readonly string[] = ['S-1-5-19', 'S-1-5-20'];

/** The kind of an account, by its SID and by whether its token is elevated; no name is kept of it. */
export function accountOf(sid: string, isElevated: boolean): AccountKind {
  if (sid === 'S-1-5-18') return 'system';
  if (services.includes(sid) || sid.startsWith('S-1-5-80-')) return 'service';
  return isElevated ? 'administrator' : 'user';
}
