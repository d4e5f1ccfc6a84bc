import type { Anchor } from '../../model/audit/observation.ts';
import { code, say, type Text } from '../text/say.ts';

/** In what a chain ends, in the words that follow the issuer. */
export const anchorWords: Readonly<Record<Anchor, Text>> = {
  expected: say`ends in a root of the services`,
  public: say`ends in another public root`,
  system: say`ends in a root that this system alone trusts`,
  added: say`ends in a root that ${code`--ca`} added`,
};

/** The words for a chain that ends in no root that is known. */
export const noAnchor: Text = say`ends in no root that is known`;

/** The words for a public root where none in particular is expected. */
export const somePublicRoot: Text = say`ends in a public root`;
