import { observationWithoutSecrets } from '../../net/secrets/observation-without-secrets.ts';
import { ownQueries } from './own-queries.ts';

// One report goes to a screen and to several files.
const known = new WeakMap<object, object>();

/**
 * A document as it may be shown or written, whichever command made it and in whatever format: every
 * text in it goes through the same hands as an observation's.
 */
export function documentWithoutSecrets<T extends object>(document: T): T {
  const before = known.get(document);
  if (before) return before as T;
  const shown = observationWithoutSecrets(document, ownQueries(document));
  known.set(document, shown);
  return shown;
}
