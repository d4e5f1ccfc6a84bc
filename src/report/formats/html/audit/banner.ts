import type { Report } from '../../../../model/audit/report.ts';
import { requiredTargets } from '../../../../model/standing/required-targets.ts';
import { joined, say } from '../../../text/say.ts';
import type { Answer } from '../../../view/audit/answer/answer.ts';
import { auditFacts } from '../../../view/audit/audit-facts.ts';
import { outcome } from '../../../view/audit/outcome.ts';
import { verdictCounts } from '../../../view/targets/verdict-counts.ts';
import { teamWords } from '../../../words/actor/team-words.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { escapeHtml, htmlText } from '../html-text.ts';

/**
 * What an audit comes to, to be seen from across the room: the verdict, its sentence, who must act, and how
 * many targets fare how.
 */
export function banner(report: Report, { teams }: Pick<Answer, 'teams'>): string {
  const { ready, sentence, status } = outcome(report);
  const { failed } = requiredTargets(report);
  const state = ready ? 'ready' : failed > 0 ? 'not-ready' : 'not-known';
  // A machine's name and the like stand further below.
  const told = auditFacts(report)
    .filter(({ label }) => label === 'audit' || label === 'for' || label === 'lab')
    .map(({ value }) => `<bdi>${escapeHtml(value)}</bdi>`);
  const tiles = verdictCounts(report.summary)
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => {
      return `<div class="${verdict}"><dt>${htmlText(verdictWords[verdict].name)}</dt><dd>${count}</dd></div>`;
    });
  return `<header class="${state}">
<p class="told">Network audit · ${told.join(' · ')}</p>
<h1>${htmlText(sentence)}</h1>
${acting(teams)}<p class="told">${htmlText(status)}</p>
</header>
<dl class="tiles">${tiles.join('')}<div><dt>targets in all</dt><dd>${report.summary.targets}</dd></div></dl>
`;
}

/** Who has something to change, those of the most targets first. */
function acting(teams: Answer['teams']): string {
  if (teams.length === 0) return '';
  const texts = teams.map(({ team, targets }) => say`${teamWords[team]} (${targets.length})`);
  return `<p><strong>Who must act:</strong> ${htmlText(joined(texts, ', '))}</p>\n`;
}
