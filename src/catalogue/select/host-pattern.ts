/**
 * Whether a host fits a wildcard: `*.x` is every name below x, and a star elsewhere any letters of one
 * label.
 */
export function fitsPattern(host: string, pattern: string): boolean {
  const [, below, rest = ''] = /^(\*\.)?(.*)$/s.exec(pattern) ?? [];
  // Linear: what stands between two stars holds no star.
  const parts = rest.split('*').map((part) => part.replace(/[^a-z0-9_-]/gi, '\\$&'));
  return new RegExp(`^${below ? '(?:[^.]+\\.)+' : ''}${parts.join('[^.]*')}$`, 'i').test(host);
}
