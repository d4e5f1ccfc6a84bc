import { type TargetProblem, targetFromUrl } from '../../catalogue/select/target-from-url.ts';
import type { Target } from '../../model/target/target.ts';
import { UnusableValue } from '../usage/usage-error.ts';

/**
 * A URL that a user named, as a target.
 * @throws UsageError that names the field, the value and what is wrong with it.
 */
export function userTarget(
  field: string,
  { url, id }: { readonly url: string; readonly id: string },
): Target {
  const made = targetFromUrl(url, id);
  if ('target' in made) return made.target;
  const { problem } = made;
  throw new UnusableValue(field, { value: problem.url, why: whyNot[problem.why] });
}

const whyNot: Readonly<Record<TargetProblem['why'], string>> = {
  empty: 'it is empty',
  'too-long': 'it is longer than 2048 characters',
  characters: 'it holds characters that a URL has not',
  scheme: 'give an http or https URL, or a host',
  credentials: 'credentials are never sent, so leave them out',
  host: 'it names no valid host (253 characters, 63 a label)',
  port: 'give a port from 1 to 65535',
  wildcard: 'name one host; a wildcard cannot be asked',
};
