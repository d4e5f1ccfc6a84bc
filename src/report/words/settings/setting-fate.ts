import type { Setting } from '../../../model/route.ts';
import type { Style } from '../../text/paint.ts';
import { named, outside, say, type Text } from '../../text/say.ts';
import { noteWords } from './note-words.ts';

/**
 * What became of a setting and why, as a line of `netready discover` says it, and its colour.
 * `isDetecting` is false where no component of the machine searches for a PAC file.
 */
export function fateOf(
  setting: Setting,
  all: readonly Setting[],
  { isDetecting = true }: { readonly isDetecting?: boolean | undefined } = {},
): { readonly text: Text; readonly style: Style } {
  const winner = all.find(({ id }) => id === setting.lostBecause);
  const isList = setting.id.endsWith(':bypass');
  const note = noteOf(setting);
  if (setting.note === 'wpad-suffix' && !isDetecting) {
    return { text: say`not asked for: no component searches for a PAC file here`, style: 'dim' };
  }
  if (setting.flaw !== undefined) {
    const more = setting.note === 'overridden-by-policy' ? say`; ${note}` : [];
    return {
      text: say`malformed: taken as unset (what its reader makes of it is documented nowhere)${more}`,
      style: 'warn',
    };
  }
  if (setting.wins) {
    const text =
      note ?? switchOf(setting) ?? (isList ? say`in effect, as said below` : say`in effect`);
    return {
      text: setting.note === 'second-proxy' ? say`in effect; ${note}` : text,
      style: 'good',
    };
  }
  if (note !== undefined) {
    // What is not used at all, or a witness, was overruled by nobody.
    const isOverruled = winner !== undefined && alsoOverruled.has(setting.note);
    return {
      text: isOverruled ? say`${note}; overruled by ${outside(winner.source)}` : note,
      style: 'dim',
    };
  }
  if (winner) return { text: say`overruled by ${outside(winner.source)}`, style: 'dim' };
  if (setting.value === 'off') return { text: say`no PAC file is searched for`, style: 'dim' };
  if (setting.problems.includes('wpad-beyond-organisation')) {
    return { text: say`never asked`, style: 'warn' };
  }
  if (setting.scope === 'user') {
    return { text: say`programs of the user go by it, the sensor does not`, style: 'dim' };
  }
  const remark = remarks[setting.value ?? ''];
  return { text: remark ?? say`the sensor does not go by it`, style: 'dim' };
}

function noteOf({ id, note, raw }: Setting): Text | undefined {
  if (note === 'wpad-suffix') {
    const name = `wpad.${raw.toLowerCase().replace(/^\.|\.$/g, '')}`;
    return say`automatic detection, where it is on, asks DNS for ${named(name)}`;
  }
  if (note === 'antivirus' && id.endsWith(':ProxyBypass')) {
    return say`Defender Antivirus goes by it beside its ProxyServer; whether beside a PAC file is documented nowhere, and taken as no`;
  }
  return note && noteWords[note];
}

/** Notes beside which it matters as well what decides. */
const alsoOverruled: ReadonlySet<Setting['note']> = new Set(['for-http', 'second-proxy']);

const remarks: Readonly<Record<string, Text | undefined>> = {
  wpad: say`comes first for who goes by this connection`,
  direct: say`names no static proxy, and leaves automatic detection as it is`,
};

/** What a value that switches something does, by its id and whether it has the value that counts. */
const switches: Readonly<Record<string, readonly [counts: string, yes: Text, no: Text]>> = {
  'policy:DisableEnterpriseAuthProxy': [
    '1',
    say`telemetry takes no proxy that asks for a login, whichever place names it`,
    say`a proxy that asks for a login may be taken: only 1 forbids it`,
  ],
  'policy:PreferStaticProxyForHttpRequest': [
    '1',
    say`plain http: requests take TelemetryProxyServer as well`,
    say`plain http: requests go as WinHTTP says: only 1 changes that`,
  ],
  'policy:ProxySettingsPerUser': [
    '0',
    say`the settings of HKLM count for every account`,
    say`every account goes by its own settings, not by those of HKLM`,
  ],
  'registry:DisableWpad': [
    '1',
    say`automatic detection is off for all that Windows does; a browser may detect all the same, by its own setting`,
    say`automatic detection stays on: only 1 switches it off`,
  ],
  'registry:WinHttpAutoProxySvc': [
    '4',
    say`the service is disabled: WinHTTP does no automatic detection and reads no PAC file`,
    say`the service is not disabled`,
  ],
};

function switchOf({ id, raw }: Setting): Text | undefined {
  const words = Object.hasOwn(switches, id) ? switches[id] : undefined;
  return words && (raw === words[0] ? words[1] : words[2]);
}
