import type { GuideItem } from '../model/route/guide-item.ts';
import type { Setting } from '../model/route/route.ts';
import { redactUrl } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

/** A setting of a company's: where it stands, without its users and networks, and its value. */
export function redactSetting(setting: Setting, redaction: Redaction): Setting {
  const { id, raw, value, lostBecause } = setting;
  return {
    ...setting,
    id: redactSettingId(id, redaction),
    source: sourceOf(setting, redaction),
    raw: valueOfSetting(raw, redaction),
    ...(value !== undefined && { value: valueOfSetting(value, redaction) }),
    ...(lostBecause !== undefined && { lostBecause: redactSettingId(lostBecause, redaction) }),
  };
}

/** A value of the guide: its key, if it is one of the guide's own, and what it is set to. */
export function redactGuideItem(item: GuideItem, redaction: Redaction): GuideItem {
  const { key, value } = item;
  const isOfGuide =
    /^HKLM\\SOFTWARE\\(?:Policies\\)?Microsoft\\Windows(?: Defender(?:\\Spynet)?| Advanced Threat Protection|\\DataCollection)$/.test(
      key,
    );
  return {
    ...item,
    key: isOfGuide ? key : redaction.names.number(key, 'key'),
    ...(value !== undefined && { value: redactValue(value, redaction) }),
  };
}

/** A switch is a number. */
function redactValue(text: string, redaction: Redaction): string {
  return /^\d{1,10}$/.test(text) ? text : valueOfSetting(text, redaction);
}

/** The id of a setting, wherever one is named: the same everywhere. */
export function redactSettingId(id: string, redaction: Redaction): string {
  // A host name that automatic detection asked for.
  const asked = /^wpad:(.*)$/s.exec(id)?.[1];
  return asked === undefined ? withoutUsers(id, redaction) : `wpad:${redaction.names.host(asked)}`;
}

function sourceOf({ source, scope }: Setting, redaction: Redaction): string {
  // Who of the company's network said it, or which interface keeps it.
  const plain = source.replace(/^(DHCP option 252) \(.*\)$/s, '$1');
  const shown = scope === 'connection' ? withoutConnection(plain, redaction) : plain;
  return withoutUsers(shown, redaction);
}

/** `Contoso VPN of HKU\S-1-5-18, PAC file`: who set it up gave it its name. */
function withoutConnection(source: string, { names }: Redaction): string {
  const [, name = source, place = ''] = /^(.*)( of HK[A-Z]{1,2}\b.*)$/s.exec(source) ?? [];
  return `${names.number(name, 'connection')}${place}`;
}

// Those of a domain or a machine, and of Entra ID: all others are the same on every Windows.
const userSid = /\bS-1-(?:5-21|12-1)(?:-\d{1,10}){1,4}/gi;

function withoutUsers(text: string, { names }: Redaction): string {
  return text.replace(userSid, (sid) => names.number(sid.toUpperCase(), 'sid'));
}

// A registry value may hold anything; a proxy and an address of a PAC file are told.
function valueOfSetting(text: string, { names, known }: Redaction): string {
  if (text === '' || text === 'direct') return text;
  if (/^(?:pac\+)?[a-z][a-z\d]{1,7}:\/\/[^\s,;]+$/i.test(text))
    return redactUrl(text, { names, known });
  return /^[\w.-]{1,253}:\d{1,5}$/.test(text) ? names.place(text) : '***';
}
