import { whyOf } from '../../model/text/why-of.ts';

/** Why a file was not written, in words, and what to do about it. */
export function withWayOn(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A file that is to be written need not be there; its folder must.
  const why = code === 'ENOENT' ? 'there is no such folder' : whyOf(error);
  const way = waysOn[code];
  return way === undefined ? why : `${why}; ${way}`;
}

const waysOn: Readonly<Record<string, string>> = {
  ENOSPC: 'make room there, or name a file elsewhere',
  EDQUOT: 'make room in your quota, or name a file elsewhere',
  EROFS: 'name a file elsewhere',
  EACCES: 'name a file where you may write',
};
