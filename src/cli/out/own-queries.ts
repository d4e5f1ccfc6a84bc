import type { Attempt } from '../../model/audit/attempt.ts';
import type { Certificate } from '../../model/audit/observation.ts';
import { queriesOf } from '../../net/secrets/without-query-values.ts';

interface Named {
  readonly url?: string;
}

/** What documents of every kind name so, where they have it. */
interface Asking {
  /** Of an audit, or of a list. */
  readonly targets?: readonly Named[];
  readonly controls?: readonly Named[];
  /** Of a plan. */
  readonly attempts?: readonly Pick<Attempt, 'path'>[];
  /** Of the ways of components. */
  readonly rows?: readonly Named[];
  /** Of a PAC file. */
  readonly answers?: readonly Named[];
  /** Of two PAC files, or of two lists. */
  readonly changes?: readonly Named[];
  /** Of a load. */
  readonly options?: { readonly target?: Named };
  readonly certificates?: readonly Pick<Certificate, 'crl' | 'ocsp' | 'issuerAt'>[];
}

/**
 * The queries of all addresses in a document that are asked as they stand there, since whoever called
 * netready wished it so. A certificate, too, is public, and says where it wants to be asked about.
 */
export function ownQueries(document: object): Set<string> {
  const { attempts = [], certificates = [], options, ...lists }: Asking = document;
  const { targets = [], controls = [], rows = [], answers = [], changes = [] } = lists;
  const named = [targets, controls, rows, answers, changes, options?.target ?? []].flat();
  return queriesOf([
    ...named.flatMap(({ url }) => url ?? []),
    ...attempts.map(({ path }) => path),
    ...certificates.flatMap(({ crl = [], ocsp = [], issuerAt = [] }) =>
      [crl, ocsp, issuerAt].flat(),
    ),
  ]);
}
