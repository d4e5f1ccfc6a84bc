/** Fields whose values are members of closed lists, times, or names of ours. */
const closed: ReadonlySet<string> = new Set([
  ...['kind', 'severity', 'actor', 'confidence', 'rivals', 'verdict', 'purpose', 'control'],
  ...['step', 'role', 'series', 'because', 'component', 'detection', 'scope', 'failOn', 'anchor'],
  ...['startedAt', 'finishedAt', 'resumedAt', 'until', 'validFrom', 'validTo', 'notBefore'],
  ...['notAfter', 'os', 'note', 'flaw', 'problems', 'bypassDialect', 'notRun', 'rule', 'load'],
  ...['arrivals', 'ending', 'ended', 'owner', 'reason', 'broken', 'way', 'limits', 'version'],
  ...['capability', 'capabilities', 'basis', 'date', 'reasons', 'purposes'],
]);

/** A report with a text behind every text that may come from outside; what names each other still does. */
export function spoiled<Document>(document: Document, text: string): Document {
  return spoil(document, text) as Document;
}

function spoil(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value === 'direct' ? value : `${value}${text}`;
  if (Array.isArray(value)) return value.map((one) => spoil(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [
      field,
      closed.has(field) ? one : spoil(one, text),
    ]),
  );
}
