import type { Setting } from '../model/route/route.ts';
import { componentWays } from './component-ways.ts';
import type { Discovery } from './discover.ts';
import { makeSetting } from './make-setting.ts';
import { defaultDetection } from './windows/detection.ts';

/**
 * The settings of a machine, with automatic detection as one of them for each account for which it
 * comes first though nothing wrote it down: it decides like a setting, so whoever reads them must
 * find it there.
 */
export function withDefaultDetection(discovery: Discovery): readonly Setting[] {
  const ways = componentWays(discovery).filter(({ detection }) => detection !== undefined);
  const defaults = (['system', 'user'] as const).flatMap((account) => {
    const id = defaultDetection[account];
    const way = ways.find(({ detectionBy }) => detectionBy === id);
    if (way === undefined) return [];
    const note = way.detection === 'unsearched' ? 'detection-first' : 'detection-failed';
    return [
      makeSetting({
        id,
        source: 'Automatic detection, on where nothing is set',
        scope: account === 'user' ? 'user' : 'system-account',
        ...{ raw: '', value: 'wpad', note, wins: false },
      }),
    ];
  });
  return [...defaults, ...discovery.settings];
}
