import type { ExpectedAnswer, Scheme } from '../../model/target/target.ts';
import { expectedAnswers, type KnownAnswer } from './expected-answers.ts';

interface Address {
  readonly scheme: Scheme;
  readonly host: string;
  /** As listed: `/`, a path, or a path that ends in `*`. */
  readonly path: string;
}

/** What to ask an address for, and what it should answer. */
export interface AddressTest {
  readonly path: string;
  readonly expect?: ExpectedAnswer;
}

interface Ranked {
  readonly rank: number;
  readonly known: KnownAnswer;
}

const exact = new Map<string, Ranked[]>();
const families: (Ranked & { readonly pattern: RegExp })[] = [];
for (const [rank, known] of expectedAnswers.entries()) {
  if (known.host.includes('*')) families.push({ rank, known, pattern: hostPattern(known.host) });
  else exact.set(known.host, [...(exact.get(known.host) ?? []), { rank, known }]);
}

/**
 * The test of a listed address. A row without a path is asked for the path of the best known
 * answer; one whose path ends in `*` for a known path below it, else `/`; any other path as it
 * stands. `expect` is absent where no answer is known for that path.
 */
export function addressTest(listed: Address): AddressTest {
  const open = listed.path === '/' || listed.path.endsWith('*');
  const prefix = listed.path.replace(/\*$/, '');
  const found = answersOf(listed).find(({ path }) =>
    open ? path.startsWith(prefix) : path === listed.path,
  );
  if (found) return { path: found.path, expect: expectation(found) };
  return { path: open ? '/' : listed.path };
}

/** What is known of exactly this URL; its path is taken as it stands. */
export function knownAnswer(url: Address): ExpectedAnswer | undefined {
  const found = answersOf(url).find(({ path }) => path === url.path);
  return found && expectation(found);
}

function answersOf({ scheme, host }: Address): KnownAnswer[] {
  const ranked = [
    ...(exact.get(host) ?? []),
    ...families.filter(({ pattern }) => pattern.test(host)),
  ];
  return ranked
    .filter(({ known }) => known.scheme === scheme)
    .sort((a, b) => a.rank - b.rank)
    .map(({ known }) => known);
}

function expectation(known: KnownAnswer): ExpectedAnswer {
  const { method, status, accepts, follow, source } = known;
  return { method, status, accepts, ...(follow ? { follow } : {}), source };
}

function hostPattern(host: string): RegExp {
  return new RegExp(`^${host.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9-]+')}$`);
}
