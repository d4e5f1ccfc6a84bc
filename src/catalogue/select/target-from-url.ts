import { endpointUrl } from '../../model/address/endpoint.ts';
import type { Target } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';
import { type AddressFault, parseAddress } from '../cells/parse-address.ts';
import { knownAnswer } from '../known/expected-answer.ts';
import { knownService } from '../known/known-service.ts';
import { isPinned } from '../known/pinned-hosts.ts';

/** What is wrong with a target that a user named; `url` is clipped and without credentials. */
export interface TargetProblem {
  readonly url: string;
  readonly why: AddressFault | 'wildcard';
}

/**
 * A target of the user's own: `host`, `host:port`, or an http or https URL. Names become
 * punycode; the path is asked as it stands, with the answer that is known for it. A host
 * that the lists know as a service's is judged as one. The id is `t1` unless told. A text that names no target gives a problem as data; never throws.
 */
export function targetFromUrl(
  url: string,
  id = 't1',
): { readonly target: Target } | { readonly problem: TargetProblem } {
  const address = parseAddress(url);
  if ('why' in address) return { problem: { url: shown(url), why: address.why } };
  if (address.host.startsWith('*')) return { problem: { url: shown(url), why: 'wildcard' } };
  const expect = knownAnswer(address);
  const listed = knownService(address.host);
  return {
    target: {
      id,
      url: endpointUrl(address),
      host: address.host,
      port: address.port,
      service: address.host,
      region: '-',
      required: true,
      reasons: [
        { rule: 'user', source: '--target' },
        ...(listed ? [listed] : []),
        ...(expect
          ? [{ rule: 'expected-answer', status: expect.status, source: expect.source } as const]
          : []),
      ],
      ...(expect ? { expect } : {}),
      ...(listed && address.scheme === 'https' && isPinned(address.host)
        ? { pinned: true as const }
        : {}),
    },
  };
}

function shown(url: string): string {
  return startOf(url, 200)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/^(\s*[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*@/i, '$1***@');
}
