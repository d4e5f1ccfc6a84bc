import type { WinhttpAnswer, WinhttpUserAnswer } from '../../model/audit/windows/live-answers.ts';
import type { Setting } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { winhttpBlobOf } from './winhttp-settings.ts';
import { wininetOf } from './wininet.ts';
import { isPerMachine } from './wininet-machine.ts';

/**
 * What WinHTTP itself answers for this machine, beside what its registry was read as: a witness, and no
 * setting of its own. Where the two differ, one of them is wrong, and that is a problem.
 */
export const winhttpAnswers: SettingSource = { name: 'winhttp-answers', readBy: 'others', read };

function read({ windows, wpad }: DiscoveryInput): Discovered {
  const answers = windows?.live?.winhttp;
  // What was not read cannot be held against anything.
  if (windows === undefined || answers === undefined || windows.hasRegistry !== true) {
    return { settings: [] };
  }
  const { machine, user, detected } = answers;
  return {
    settings: [
      ...(machine.error === undefined ? [ofMachine(machine, windows)] : []),
      ...(user.error === undefined ? [ofUser(user, windows)] : []),
      ...(detected === undefined ? [] : [ofSearch(detected, wpad)]),
    ],
  };
}

function ofMachine(said: WinhttpAnswer, windows: WindowsMachine): Setting {
  const expected: WinhttpAnswer = winhttpBlobOf(windows) ?? {};
  return witness({
    ...{ id: 'winhttp-answers:machine', source: 'WinHttpGetDefaultProxyConfiguration' },
    ...{ scope: 'machine', said, expected, by: 'winhttp' },
  });
}

/** Of the account that asked; where nothing is written down, automatic detection is on. */
function ofUser(said: WinhttpUserAnswer, windows: WindowsMachine): Setting {
  const isMachine = isPerMachine(windows);
  const id = isMachine ? 'wininet-machine' : 'wininet-user';
  const expected: WinhttpUserAnswer = wininetOf(windows.registry, isMachine ? 'HKLM' : 'HKCU');
  return witness({
    ...{ id: 'winhttp-answers:user', source: 'WinHttpGetIEProxyConfigForCurrentUser' },
    ...{ scope: isMachine ? 'machine' : 'user', said, expected, by: id },
  });
}

/** Of a search for a PAC file: an error says that none was found. */
function ofSearch({ pac }: WinhttpUserAnswer, found: Discovered | undefined): Setting {
  const own = found?.route?.pac;
  return witness({
    ...{
      id: 'winhttp-answers:search',
      source: 'WinHttpDetectAutoProxyConfigUrl',
      scope: 'machine',
    },
    ...{ said: { ...(pac && { pac }) }, expected: { ...(own && { pac: own }) }, by: 'wpad' },
  });
}

interface Heard {
  readonly id: string;
  readonly source: string;
  readonly scope: string;
  readonly said: WinhttpUserAnswer;
  /** What the registry was read as. */
  readonly expected: WinhttpUserAnswer;
  /** The source whose settings it is held against. */
  readonly by: string;
}

function witness({ id, source, scope, said, expected, by }: Heard): Setting {
  const isSame = plain(said) === plain(expected);
  return makeSetting({
    ...{ id, source, scope, raw: shown(said), wins: false },
    ...(isSame
      ? { note: 'answered-alike' as const }
      : {
          note: 'answered-otherwise' as const,
          problems: ['winhttp-disagreement'] as const,
          lostBecause: `${by}:${partOf(expected)}`,
        }),
  });
}

/** The setting that decides within a source. */
function partOf({ autoDetect, pac }: WinhttpUserAnswer): string {
  if (autoDetect === true) return 'auto-detect';
  return pac === undefined ? 'proxy' : 'pac';
}

function shown({ autoDetect, pac, proxy, bypass }: WinhttpUserAnswer): string {
  const parts = [
    autoDetect === true ? 'automatic detection' : undefined,
    pac && `PAC file ${withoutLogin(pac)}`,
    proxy && withoutLogin(proxy),
    proxy && bypass && `except ${withoutLogin(bypass)}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'direct' : parts.join(', ');
}

/** Lists differ neither by case nor by what sets their parts apart. */
function plain({
  autoDetect = false,
  pac = '',
  proxy = '',
  bypass = '',
}: WinhttpUserAnswer): string {
  const list = (text: string): string =>
    text
      .toLowerCase()
      .split(/[;\s]+/)
      .filter(Boolean)
      .join(';');
  return JSON.stringify([autoDetect, pac.trim(), list(proxy), proxy && list(bypass)]);
}
