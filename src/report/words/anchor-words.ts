import type { Anchor } from '../../model/observation.ts';

/** In what a chain ends, in the words that follow the issuer. */
export const anchorWords: Readonly<Record<Anchor, string>> = {
  expected: 'ends in a root of the services',
  public: 'ends in another public root',
  system: 'ends in a root that this system alone trusts',
  added: 'ends in a root that --ca added',
};

/** The words for a chain that ends in no root that is known. */
export const noAnchor: string = 'ends in no root that is known';

/** The words for a public root where none in particular is expected. */
export const somePublicRoot: string = 'ends in a public root';
