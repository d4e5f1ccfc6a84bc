import type { SetupGuide, SetupLine, SetupState } from '../../../model/guide/setup-line.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText, type Text } from '../../text/say.ts';
import { openTag, textElement } from '../../text/xml.ts';
import { setupText } from '../../view/discovery/setup-texts.ts';

const longest = 1200;

/** What makes exit status 1 fails; what cannot be told is no pass, and no failure either. */
const outcomes: Readonly<Record<SetupState, 'failure' | 'skipped' | undefined>> = {
  done: undefined,
  'to-do': 'failure',
  wrong: 'failure',
  untold: 'skipped',
};

/** The set-up guide as JUnit XML, for CI systems: a suite, and each step a case. */
export function* setupJunit({ lines }: SetupGuide): Iterable<string> {
  const count = (outcome: 'failure' | 'skipped'): number =>
    lines.filter(({ state }) => outcomes[state] === outcome).length;
  const counts = { tests: lines.length, failures: count('failure'), errors: 0 };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="netready">\n`;
  yield `  ${openTag('testsuite', { name: 'setup', ...counts, skipped: count('skipped') })}\n`;
  for (const line of lines) yield caseOf(line);
  yield '  </testsuite>\n</testsuites>\n';
}

function caseOf(line: SetupLine): string {
  const { title, stateText, seen, field, next } = setupText(line);
  const open = { classname: 'setup', name: plain(title) };
  const outcome = outcomes[line.state];
  if (outcome === undefined) return `    ${openTag('testcase', open, '/>')}\n`;
  const message = `${plain(stateText)}: ${plain(seen)}`;
  const rest = [
    ['Where', field],
    ['What is next', next],
  ] as const;
  const told = rest.flatMap(([label, text]) =>
    text.length > 0 ? [`${label}: ${plain(text)}`] : [],
  );
  const inner =
    outcome === 'skipped'
      ? openTag('skipped', { message: [message, ...told].join(' ') }, '/>')
      : textElement('failure', { message, type: line.reason }, told.join('\n'));
  return `    ${openTag('testcase', open)}\n      ${inner}\n    </testcase>\n`;
}

function plain(text: Text): string {
  return escapeTerminal(plainText(text), { max: longest });
}
