import type { Series } from '../../model/report.ts';

/** Which tries of a target over a route a series holds: for a cell, and as a sentence. */
export const seriesWords: Readonly<
  Record<Series, { readonly tries: string; readonly is: string }>
> = {
  cold: { tries: 'first (cold)', is: 'cold: the first try of a target over a route.' },
  warm: {
    tries: 'later (warm)',
    is: 'warm: the later ones, which find caches on the way (name server, proxy) filled.',
  },
};

/** So that nobody takes warm for a connection that is kept. */
export const eachTry = 'Each try has connections of its own.';
