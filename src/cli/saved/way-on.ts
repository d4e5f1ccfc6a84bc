import { whyOf } from '../../model/text/why-of.ts';

/** Why a file was not written, in words, and what to do about it. */
export function withWayOn(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const way = waysOn[code];
  return way === undefined ? whyOf(error) : `${whyOf(error)}; ${way}`;
}

const waysOn: Readonly<Record<string, string>> = {
  ENOSPC: 'make room there, or name a file elsewhere',
  EDQUOT: 'make room in your quota, or name a file elsewhere',
  EROFS: 'name a file elsewhere',
  EACCES: 'name a file where you may write',
};
