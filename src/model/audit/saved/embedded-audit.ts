/**
 * The element of an HTML report that holds its audit: the lines of a saved audit, compressed by gzip
 * (RFC 1952) and written in Base64 (RFC 4648). A template runs nothing, shows nothing and asks for
 * nothing, and no content security policy has a word about it.
 */
export const embeddedAudit = {
  /** What the element begins with; no text from outside can spell it, since its `<` is escaped. */
  opening: '<template id="netready-audit"',
  type: 'application/vnd.netready+ndjson;gzip;base64',
  /** Of a run of load, which is one JSON document. */
  loadType: 'application/vnd.netready.load+json;gzip;base64',
  closing: '</template>',
} as const;
