import type { Attempt } from '../../src/model/audit/attempt.ts';

/** An attempt at `https://a.example/`, directly. */
export function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    id: 'a1',
    target: 't1',
    route: 'direct',
    sample: 1,
    purpose: 'audit',
    scheme: 'https',
    host: 'a.example',
    port: 443,
    path: '/',
    ...over,
  };
}
