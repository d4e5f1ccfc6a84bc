/**
 * Where a mark stands: the body, its title as a reader sees it, the place that the page leads a
 * browser to (scheme, host and path apart from the query), or a header.
 */
export type Place =
  | 'body'
  | 'title'
  | 'lead'
  | 'query'
  | 'server'
  | 'via'
  | 'x-pi-hole'
  | 'x-squid-error';

/**
 * What a product leaves in its own pages. `block`: the page is a refusal; `portal`: it wants a
 * login; `product`: it only says who wrote it.
 */
export interface Fingerprint {
  readonly product: string;
  readonly place: Place;
  /** In lower case; found anywhere in the place. */
  readonly text: string;
  readonly proves: 'block' | 'portal' | 'product';
  /** `low`: others may write it too, so that it suggests and does not prove. */
  readonly confidence: 'high' | 'low';
  /** Limits a mark that the product puts on other pages too. */
  readonly statuses?: readonly number[];
}

/** A mark without its product. */
type Mark = Omit<Fingerprint, 'product'>;

/** Statuses with which products refuse. */
export const refusals: readonly number[] = [302, 303, 307, 403, 502];

/** The marks of one product. */
export function marksOf(product: string, marks: readonly Mark[]): readonly Fingerprint[] {
  return marks.map((mark) => ({ product, ...mark }));
}

/** The page is a refusal, and nobody else writes so. */
export function blocks(place: Place, text: string): Mark {
  return { place, text, proves: 'block', confidence: 'high' };
}

/** The page may be a refusal. */
export function suggestsBlock(place: Place, text: string): Mark {
  return { place, text, proves: 'block', confidence: 'low' };
}

/** The page wants a login to the network. */
export function wantsLogin(place: Place, text: string): Mark {
  return { place, text, proves: 'portal', confidence: 'high' };
}

/** The page says who wrote it, and not why. */
export function names(place: Place, text: string): Mark {
  return { place, text, proves: 'product', confidence: 'high' };
}

/** The same mark, with these statuses alone. */
export function only(statuses: readonly number[], mark: Mark): Mark {
  return { ...mark, statuses };
}
