import { observationWithoutSecrets } from '../../net/observation-without-secrets.ts';

/**
 * A document as it may be shown or written, whichever command made it and in whatever format: every
 * text in it goes through the same hands as an observation's.
 */
export function documentWithoutSecrets<T extends object>(document: T): T {
  return observationWithoutSecrets(document);
}
