import type { Report } from '../../../../model/audit/report.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { joined, plainText, say, type Text } from '../../../text/say.ts';
import { shortenEnd } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { answerOf, type TeamChanges } from '../../../view/audit/answer/answer.ts';
import { losses } from '../../../view/audit/answer/losses.ts';
import { nextStep } from '../../../view/audit/answer/next-step.ts';
import { survival } from '../../../view/audit/answer/survival.ts';
import { systemsSentence } from '../../../view/audit/answer/systems-sentence.ts';
import { outcome } from '../../../view/audit/outcome.ts';
import { teamWords } from '../../../words/actor/team-words.ts';
import { capabilityWords } from '../../../words/catalogue/capability-words.ts';
import { isTight, type Layout } from '../table-options.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';
import { terminalText } from '../text/terminal-text.ts';

/** With npm's own lines above, and the prompt below, a screen of 24 lines. */
const screen = 20;
/** What changes has so many lines all the same. */
const leastLines = 6;
/** And where a line holds little, more of them. */
const leastTightLines = 12;
const maxLost = 2;
const countWidth = 6;

/**
 * The answer before all else: whether the network is ready, what must change and who can do it, and
 * the next step. At most a screen; what it leaves out is counted, and stands below as an entry.
 */
export function answerLines(report: Report, { width, paint }: Layout): string[] {
  const { ready, sentence } = outcome(report);
  const answer = answerOf(report);
  const wrapped = (text: Text): string[] =>
    text.length > 0 ? wrapText(plainText(text), { width }) : [];
  const first = [
    ...wrapped(sentence).map((line) => paint(ready ? 'good' : 'bad', line)),
    ...wrapped(systemsSentence(report)),
  ];
  const last = [
    '',
    ...wrapped(atStake(report)),
    ...wrapped(say`Next: ${nextStep(report, answer)}`),
  ];
  const rest = answer.unexplained.length;
  const unexplained = rest > 0 ? [counted(rest, 'without a finding that says why')] : [];
  const head = ['', paint('heading', 'What must change, and who can change it')];
  const others = first.length + head.length + unexplained.length + last.length;
  const least = isTight({ width }) ? leastTightLines : leastLines;
  const shares = sharesOf(answer.teams, Math.max(least, screen - others));
  const routes = new Map(escapedRoutes(report.routes).map(({ id, short }) => [id, short]));
  const teams = answer.teams.flatMap((team, index) =>
    teamLines(team, { width, paint, routes, share: shares[index] ?? 0 }),
  );
  const changes = [...teams, ...unexplained];
  return [...first, ...(changes.length > 0 ? [...head, ...changes] : []), ...last, ''];
}

/** What it costs, and whether the sensor can report. */
function atStake(report: Report): Text {
  const lost = losses(report).map(({ capability }) => capabilityWords[capability]);
  const rest = lost.length - maxLost;
  const more = rest > 0 ? say`, and ${rest} more` : undefined;
  const told = say`At stake: ${joined(lost.slice(0, maxLost), ', ')}${more}.`;
  const sentences = [lost.length > 0 ? told : [], survival(report)];
  return joined(
    sentences.filter(({ length }) => length > 0),
    ' ',
  );
}

interface TeamLayout extends Layout {
  readonly routes: ReadonlyMap<string, string>;
  /** How many lines it has for its changes. */
  readonly share: number;
}

function teamLines(
  { team, targets, routes, changes }: TeamChanges,
  { width, paint, routes: labels, share }: TeamLayout,
): string[] {
  const names = routes.map((id) => labels.get(id) ?? id).join(', ');
  const over = names === '' ? '' : ` over ${names}`;
  const head = `  ${plainText(teamWords[team])}: ${noun(targets.length)}${over}`;
  const shown = changes.length > share ? changes.slice(0, share - 1) : changes;
  const left = changes.length - shown.length;
  return [
    ...within(head, { width, hanging: 4 }).map((line) => paint('note', line)),
    ...shown.flatMap((change) =>
      within(counted(change.targets.length, terminalText(change.title)), { width, hanging: 8 }),
    ),
    ...(left > 0 ? [counted(left, 'kinds of cause more, below')] : []),
  ];
}

/** A line for each team's first cause, and of those left in turns, as long as the screen has some. */
function sharesOf(teams: readonly TeamChanges[], lines: number): number[] {
  const shares = teams.map(() => 0);
  let left = Math.max(teams.length, lines - teams.length);
  while (left > 0 && teams.some(({ changes }, index) => (shares[index] ?? 0) < changes.length)) {
    for (const [index, { changes }] of teams.entries()) {
      const share = shares[index] ?? 0;
      if (left === 0 || share === changes.length) continue;
      shares[index] = share + 1;
      left -= 1;
    }
  }
  return shares;
}

/** One line, and in a tight terminal more of them: what is cut there says too little. */
function within(
  line: string,
  { width, hanging }: { readonly width: number; readonly hanging: number },
): string[] {
  if (cellWidth(line) <= width) return [line];
  if (!isTight({ width })) return [shortenEnd(line, width).trimEnd()];
  const left = /^ */.exec(line)?.[0].length ?? 0;
  return wrapText(line.slice(left), { width: width - hanging }).map(
    (part, at) => ' '.repeat(at === 0 ? left : hanging) + part,
  );
}

function counted(count: number, text: string): string {
  return `${String(count).padStart(countWidth)}  ${text}`;
}

function noun(targets: number): string {
  return `${targets} ${targets === 1 ? 'target' : 'targets'}`;
}
