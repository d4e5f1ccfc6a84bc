/** What the system says of a file, and what to do about it. */
export function withWayOn(message: string): string {
  const code = /^[A-Z]+\b/.exec(message)?.[0] ?? '';
  const way = waysOn[code];
  return way === undefined ? message : `${message}; ${way}`;
}

const waysOn: Readonly<Record<string, string>> = {
  ENOSPC: 'make room there, or name a file elsewhere',
  EDQUOT: 'make room in your quota, or name a file elsewhere',
  EROFS: 'name a file elsewhere',
  EACCES: 'name a file where you may write',
};
