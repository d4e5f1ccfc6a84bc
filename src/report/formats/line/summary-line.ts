import type { Report } from '../../../model/audit/report.ts';
import { passes } from '../../../model/standing/required-targets.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText } from '../../text/say.ts';
import { survival } from '../../view/audit/answer/survival.ts';
import { systemsSentence } from '../../view/audit/answer/systems-sentence.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { countedCells, judgedCells } from '../../view/cells/judged-cells.ts';
import { type FindingGroup, groupFindings } from '../../view/findings/group-findings.ts';
import { verdictCounts } from '../../view/targets/verdict-counts.ts';

/** What Intune's remediations show of the output of a script. */
const maxLength = 2048;
const maxHosts = 3;
const maxHost = 80;
/** Of sixteen systems, each in another state. */
const maxSentence = 600;
/** ` | and 12345 more causes`, and the end of the line. */
const reserve = 32;

/**
 * An audit on one line of printable ASCII, at most 2,048 characters with its end: whether it is ready, and which
 * systems are, whether the sensor can report, how many targets have which verdict, then the causes that keep required targets from passing, those of the
 * most targets first, by kind, actor and host. Cut at whole causes, with the count of the rest.
 */
export function summaryLine(report: Report): string {
  const counts = verdictCounts(report.summary)
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`);
  const { ready, sentence } = outcome(report);
  const head = [
    plainText(sentence),
    ...(ready ? [] : [ascii(plainText(systemsSentence(report)), maxSentence)]),
    ...(ready ? [] : [plainText(survival(report))]),
    counts.join(', '),
  ];
  const causes = groupFindings(decisiveFindings(report)).map((group) => causeText(group, report));
  let line = head.filter((text) => text !== '').join(' | ');
  for (const [index, cause] of causes.entries()) {
    if (line.length + ` | ${cause}`.length + reserve > maxLength) {
      const rest = causes.length - index;
      line += ` | and ${rest} more ${rest === 1 ? 'cause' : 'causes'}`;
      break;
    }
    line += ` | ${cause}`;
  }
  return `${line}\n`;
}

/** The findings that explain why what counts does not pass, each once. */
function decisiveFindings(report: Report): FindingGroup['findings'] {
  const { failOn } = report.options;
  const isCounted = countedCells(report);
  const findings = judgedCells(report)
    .filter((cell) => !passes(cell.verdict, failOn) && isCounted(cell))
    .flatMap(({ finding }) => finding ?? []);
  return [...new Set(findings)];
}

/** `proxy-login-demand by proxy-policy over http://p:3128: a.example, b.example and 4 more`. */
function causeText({ first, targets }: FindingGroup, report: Report): string {
  const { kind, actor, route } = first;
  const hosts = new Map(report.targets.map(({ id, host }) => [id, host]));
  const named = [...new Set(targets.map((id) => hosts.get(id) ?? id))];
  const rest = named.length - maxHosts;
  const shown = named
    .slice(0, maxHosts)
    .map((host) => ascii(host))
    .join(', ');
  return [
    kind,
    actor === undefined ? '' : ` by ${actor}`,
    route === undefined ? '' : ` over ${ascii(route)}`,
    shown === '' ? '' : `: ${shown}`,
    rest > 0 ? ` and ${rest} more` : '',
  ].join('');
}

/** A text from outside, bounded, without what acts on a screen or parts entries, each character as ASCII. */
function ascii(text: string, max: number = maxHost): string {
  const escaped = escapeTerminal(text, { max });
  return escaped.replace(/[^\x20-\x7b\x7d\x7e]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
