import { countNothing } from '../../../../model/standing/required-targets.ts';
import {
  type SystemStanding,
  systemStandings,
} from '../../../../model/standing/system-standings.ts';
import { joined, say, type Text } from '../../../text/say.ts';
import { systemName } from '../../../words/catalogue/system-words.ts';

/**
 * Which systems are ready, where an audit is for several: `Windows 11 ready; Windows Server 2012 R2 not: 2
 * targets.` Nothing of one alone, of which the verdict speaks, nor of a part of a list or some of its cells.
 */
export function systemsSentence(report: Parameters<typeof systemStandings>[0]): Text {
  const all = systemStandings(report);
  if (report.options.only || all.length < 2 || report.targets.length === 0) return [];
  const alike = [
    ...Map.groupBy(all, (one) => `${countNothing(one)} ${one.failed} ${one.unmade}`).values(),
  ];
  const texts = alike.map((some) => {
    const names = joined(
      some.map(({ os }) => systemName(os)),
      ', ',
    );
    return say`${names} ${some[0] && stands(some[0])}`;
  });
  return say`${joined(texts, '; ')}.`;
}

function stands(standing: SystemStanding): Text {
  const { failed, unmade } = standing;
  // Ready is never said of nothing.
  if (countNothing(standing)) return say`not known: none of the targets is required there`;
  if (failed > 0) return say`not: ${failed} ${failed === 1 ? say`target` : say`targets`}`;
  return unmade > 0 ? say`not known: ${unmade} not tried` : say`ready`;
}
