import { named, outside, say, type Text } from '../../text/say.ts';
import type { OtherAnswer, PacAnswerGroup } from './group-pac-answers.ts';
import type { ShownPacFailure, ShownPacFailureCode } from './shown-pac.ts';

/** What a PAC file answered, or why it did not. */
export function answerText({ answer, failure }: Pick<PacAnswerGroup, 'answer' | 'failure'>): Text {
  if (failure) return failureText(failure);
  return answer ? outside(answer) : say`an empty text`;
}

/** Who calls the entry point that did not decide, and what those get. */
export function otherText(other: OtherAnswer): Text {
  const { entryPoint } = other;
  const who = entryPoint === 'FindProxyForURLEx' ? say`Windows` : say`browsers`;
  return say`${who} (${outside(entryPoint)}): ${answerText(other)}`;
}

/** A host stands for an https: URL, of which the script saw no more; others are shown whole. */
export function askedUrl(url: string): Text {
  return named(url.replace(/^https:\/\/(.*)\/$/, '$1'));
}

function failureText({ code, detail, line }: ShownPacFailure): Text {
  // An engine counts by calls: what failed may stand a line or two below.
  const place = line === undefined ? undefined : say` near line ${line}`;
  return say`no answer: ${failures[code]}${place}${detail === '' ? undefined : say`: ${outside(detail)}`}`;
}

const failures: Readonly<Record<ShownPacFailureCode, Text>> = {
  'pac-error': say`the script failed`,
  'pac-timeout': say`the script was stopped at its deadline`,
  'pac-memory': say`the script was stopped at its memory limit`,
  'pac-too-large': say`the file or its answer is too large`,
  'pac-not-a-script': say`this is no PAC script`,
};
