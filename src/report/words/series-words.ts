import type { Series } from '../../model/audit/report.ts';
import { say, type Text } from '../text/say.ts';

/** Which tries of a target over a route a series holds: for a cell, and as a sentence. */
export const seriesWords: Readonly<Record<Series, { readonly tries: Text; readonly is: Text }>> = {
  cold: { tries: say`first (cold)`, is: say`cold: the first try of a target over a route.` },
  warm: {
    tries: say`later (warm)`,
    is: say`warm: the later ones, which find caches on the way (name server, proxy) filled.`,
  },
};

/** So that nobody takes warm for a connection that is kept. */
export const eachTry: Text = say`Each try has connections of its own.`;
