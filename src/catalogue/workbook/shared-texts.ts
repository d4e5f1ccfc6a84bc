import { raisedText, raises } from './raised-text.ts';
import { shownText } from './shown-text.ts';
import { xmlTokens } from './xml-tokens.ts';

/**
 * The texts that the cells of a workbook share, in order (ECMA-376-1, 18.4.9): runs of rich text
 * joined, phonetic hints left out. What comes after damaged markup is missing. Never throws.
 */
export function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inHint = false;
  let isRaised = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (inText && !inHint) text += isRaised ? raisedText(token.text) : token.text;
    } else if (token.kind !== 'damage') {
      if (token.kind === 'start') isRaised = raises(token) ?? isRaised;
      const begins = token.kind === 'start' && !token.isEmpty;
      if (token.name === 't') inText = begins;
      if (token.name === 'rPh') inHint = begins;
      if (token.name !== 'si') continue;
      if (!begins) texts.push(shownText(text));
      text = '';
      isRaised = false;
    }
  }
  return texts;
}
