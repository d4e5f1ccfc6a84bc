/**
 * What RFC 9112 forbids in an answer, and clients read all the same; `odd-body`: its frames are none
 * of a strict parser's.
 */
export const sloppinesses = [
  'bare-line-feed',
  'blank-before-colon',
  'folded-field',
  'malformed-field',
  'control-character',
  'odd-status-line',
  'doubled-length',
  'length-beside-chunks',
  'malformed-length',
  'odd-body',
] as const;
export type Sloppiness = (typeof sloppinesses)[number];
