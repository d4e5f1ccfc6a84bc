import { named, outside, say, type Text } from '../../text/say.ts';
import type { ShownPac } from './shown-pac.ts';

/** What is known of a PAC file before it is asked. */
export function pacFacts({
  source,
  finalUrl,
  contentType,
  sha256,
  bytes,
}: ShownPac): readonly { readonly label: Text; readonly value: Text }[] {
  const facts = [
    { label: say`PAC file`, value: named(source) },
    { label: say`found at`, value: named(finalUrl ?? '') },
    { label: say`type`, value: outside(contentType ?? '') },
    { label: say`size`, value: say`${bytes} bytes` },
    { label: say`SHA-256`, value: named(sha256 ?? '') },
  ];
  return facts.filter(({ value }) => value.length > 0);
}
