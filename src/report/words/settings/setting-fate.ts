import type { Component } from '../../../model/route/component.ts';
import type { Setting } from '../../../model/route/route.ts';
import type { Taker } from '../../../model/route/takers.ts';
import type { Style } from '../../text/paint.ts';
import { named, outside, say, type Text } from '../../text/say.ts';
import { componentNames } from './component-words.ts';
import { noteWords } from './note-words.ts';
import { takerWords } from './taker-words.ts';

interface Known {
  /** False where no component of the machine searches for a PAC file. */
  readonly isDetecting?: boolean | undefined;
  /** The names that automatic detection asks for are listed with the components. */
  readonly hasNames?: boolean | undefined;
  /** The component for which a setting is in effect or overruled. */
  readonly of?: Component | undefined;
  /** Who goes by the setting; absent where that is not known. */
  readonly takers?: readonly Taker[] | undefined;
}

/**
 * What became of a setting and why, as a line of `netready discover` says it, and its colour. Where
 * its takers are known, it says who goes by it, and for whom another one counts.
 */
export function fateOf(
  setting: Setting,
  all: readonly Setting[],
  { isDetecting = true, hasNames = false, of = 'sensor', takers }: Known = {},
): { readonly text: Text; readonly style: Style } {
  const winner = all.find(({ id }) => id === setting.lostBecause);
  const isList = setting.id.endsWith(':bypass');
  const note = noteOf(setting);
  if (setting.note === 'wpad-suffix' && !isDetecting) {
    return { text: say`not asked for: no component searches for a PAC file here`, style: 'dim' };
  }
  if (setting.note === 'wpad-suffix' && hasNames) {
    const text = say`automatic detection makes names of it: what it asks DNS for is listed below, by component`;
    return { text, style: 'dim' };
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
  if (takers && tellsTakers.has(setting.note)) {
    const text = takenText(setting, { winner, takers, of });
    if (text !== undefined) return { text, style: 'dim' };
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

/** Notes that say no more than the takers do; of a static proxy behind a PAC file they are its reason. */
const tellsTakers: ReadonlySet<Setting['note']> = new Set([undefined, 'for-http', 'behind-pac']);

interface Taken {
  readonly winner: Setting | undefined;
  readonly takers: readonly Taker[];
  readonly of: Component;
}

function takenText({ note, scope, id }: Setting, { winner, takers, of }: Taken): Text | undefined {
  const isList = id.endsWith(':bypass');
  // For plain http: the proxy alone is known to be taken over.
  const listed = isList ? takers.filter(({ when }) => when !== 'plain-http') : takers;
  const taken = takerWords(listed);
  if (note === 'behind-pac') {
    return takers.length === 0
      ? say`${taken}: the PAC file of the same place comes before it`
      : say`${taken}, where the PAC file of the same place cannot be fetched (inference)`;
  }
  if (winner) {
    return say`the ${componentNames[of]} goes by ${outside(winner.source)} instead; ${taken}`;
  }
  return scope === 'user' ? say`the ${componentNames[of]} does not read it; ${taken}` : undefined;
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
