import type { FindingKind } from '../../model/finding.ts';
import { facts } from '../facts.ts';
import { type Page, titleOf } from '../page.ts';
import { findProduct } from '../products.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';

/** HTTP where TLS was due; the page's title, status and product are kept. */
export const plaintextAnswer: Rule = {
  kind: 'plaintext-answer',
  severity: 'error',
  actor: 'interceptor',
  rivals: [],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'handshake', role: 'target', codes: ['not-tls'] });
    if (step === undefined) return undefined;
    const page = pageOf(step.firstBytes ?? '');
    const product = findProduct(page)?.product;
    const rivals: readonly FindingKind[] = product === undefined ? ['captive-portal'] : [];
    return {
      evidence: seen.endIds,
      facts: facts({
        serverName: step.serverName,
        status: page.status || undefined,
        title: titleOf(page.body),
        product,
      }),
      rivals,
    };
  },
};

// The first 4 KiB of bytes that nobody parsed: enough of HTTP to find a header and a title.
function pageOf(text: string): Page {
  const end = text.search(/\r?\n\r?\n/);
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split(/\r?\n/);
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
  });
  const status = Number(first.match(/^HTTP\/\d\.\d (\d{3})/)?.[1] ?? 0);
  return { status, headers, body: text };
}
