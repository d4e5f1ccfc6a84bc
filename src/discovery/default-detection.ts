import type { Setting } from '../model/route.ts';
import type { Discovery } from './discover.ts';
import { makeSetting } from './make-setting.ts';

/**
 * The settings of a machine, with automatic detection as one of them where it comes first though
 * nothing wrote it down: it decides like a setting, so whoever reads them must find it there.
 */
export function withDefaultDetection({
  settings,
  detection,
}: Pick<Discovery, 'settings' | 'detection'>): readonly Setting[] {
  if (detection === undefined) return settings;
  const note = detection === 'unsearched' ? 'detection-first' : 'detection-failed';
  if (settings.some((one) => one.note === note)) return settings;
  return [
    makeSetting({
      id: 'default:auto-detect',
      source: 'Automatic detection, on where nothing is set',
      scope: 'system-account',
      ...{ raw: '', value: 'wpad', note, wins: false },
    }),
    ...settings,
  ];
}
