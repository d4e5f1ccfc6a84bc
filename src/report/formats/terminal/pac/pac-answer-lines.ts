import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { listed } from '../../../text/listed.ts';
import { plainText } from '../../../text/say.ts';
import { answerText, askedUrl, otherText } from '../../../view/pac/answer-texts.ts';
import type { PacAnswerGroup } from '../../../view/pac/group-pac-answers.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxUrls = 60;

/** Each answer of a PAC file behind the number of its URLs, what it means, and its hosts below. */
export function pacAnswerLines(
  groups: readonly PacAnswerGroup[],
  layout: Layout,
): readonly string[] {
  const width = Math.max(0, ...groups.map(({ urls }) => String(urls.length).length));
  return groups.flatMap((group) => {
    const { means, failure, other, urls } = group;
    const label = `  ${String(urls.length).padStart(width)}  `;
    const below = { label: ' '.repeat(label.length), layout };
    const style = failure ? 'bad' : 'good';
    const text = plainText(answerText(group));
    return [
      ...labelled(text, { label, layout, paint: (line) => layout.paint(style, line) }),
      ...(means === undefined ? [] : labelled(`means ${means}`, below)),
      ...(other ? labelled(plainText(otherText(other)), below) : []),
      ...labelled(listed(urls.map(shownUrl), maxUrls), {
        ...below,
        max: Number.POSITIVE_INFINITY,
        paint: (line) => layout.paint('dim', line),
      }),
    ];
  });
}

function shownUrl(url: string): string {
  return escapeTerminal(plainText(askedUrl(url)), { max: 100 });
}
