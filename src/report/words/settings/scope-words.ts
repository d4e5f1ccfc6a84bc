import { outside, say, type Text } from '../../text/say.ts';

/** Whom a setting applies to; a scope without words is shown as it is. */
export function scopeWords(scope: string): Text {
  return words.get(scope) ?? outside(scope);
}

const words: ReadonlyMap<string, Text> = new Map([
  ['system-account', say`system account`],
  ['other-account', say`another account`],
  ['monitoring-agent', say`monitoring agent`],
  ['antivirus', say`Defender Antivirus`],
]);
