import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { listed } from '../../../text/listed.ts';
import type { OtherAnswer, PacAnswerGroup } from '../../../view/pac/group-pac-answers.ts';
import type { ShownPacFailure, ShownPacFailureCode } from '../../../view/pac/shown-pac.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxUrls = 60;

/** Each answer of a PAC file behind the number of its URLs, what it means, and its hosts below. */
export function pacAnswerLines(
  groups: readonly PacAnswerGroup[],
  layout: Layout,
): readonly string[] {
  const width = Math.max(0, ...groups.map(({ urls }) => String(urls.length).length));
  return groups.flatMap(({ answer, means, failure, other, urls }) => {
    const label = `  ${String(urls.length).padStart(width)}  `;
    const below = { label: ' '.repeat(label.length), layout };
    const text = failure ? failureText(failure) : answer || 'an empty text';
    const style = failure ? 'bad' : 'good';
    return [
      ...labelled(text, { label, layout, paint: (line) => layout.paint(style, line) }),
      ...(means === undefined ? [] : labelled(`means ${means}`, below)),
      ...(other ? labelled(otherText(other), below) : []),
      ...labelled(listed(urls.map(shownUrl), maxUrls), {
        ...below,
        max: Number.POSITIVE_INFINITY,
        paint: (line) => layout.paint('dim', line),
      }),
    ];
  });
}

/** Who calls which entry point: what the audience of the line above does not get. */
function otherText({ entryPoint, answer, failure }: OtherAnswer): string {
  const who = entryPoint === 'FindProxyForURLEx' ? 'Windows' : 'browsers';
  const what = failure ? failureText(failure) : answer || 'an empty text';
  return `${who} (${entryPoint}): ${what}`;
}

function failureText({ code, detail, line }: ShownPacFailure): string {
  // An engine counts by calls: what failed may stand a line or two below.
  const place = line === undefined ? '' : ` near line ${line}`;
  return `no answer: ${failures[code]}${place}${detail === '' ? '' : `: ${detail}`}`;
}

const failures: Readonly<Record<ShownPacFailureCode, string>> = {
  'pac-error': 'the script failed',
  'pac-timeout': 'the script was stopped at its deadline',
  'pac-memory': 'the script was stopped at its memory limit',
  'pac-too-large': 'the file or its answer is too large',
  'pac-not-a-script': 'this is no PAC script',
};

/** A host stands for an https: URL, of which the script saw no more; others are shown whole. */
function shownUrl(url: string): string {
  return escapeTerminal(url.replace(/^https:\/\/(.*)\/$/, '$1'), { max: 100 });
}
