import type { Facts } from '../../../../model/facts.ts';
import type { SettingFlaw } from '../../../../model/route.ts';
import { clause, fact } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';
import { bypassText } from './bypass-words.ts';

type Kind =
  | 'proxy-setting-malformed'
  | 'proxy-settings-conflict'
  | 'authenticated-proxy-allowed'
  | 'wpad-beyond-organisation'
  | 'bypass-difference';

/** The words of what is wrong with proxy settings, before anything is contacted. */
export const settingWords: Pick<FindingWords, Kind> = {
  'proxy-setting-malformed': {
    title: 'Malformed proxy setting',
    meaning:
      'The value of a proxy setting has not the form that its reader expects. It is ignored or misread, without a word to anybody.',
    what: (facts) =>
      `${theSetting(facts)}${clause(fact(facts, 'value'), ' holds "', '"')}: ${flawWords(fact(facts, 'flaw'))}.`,
    advice:
      'Write TelemetryProxyServer as HOST:PORT without a scheme or spaces, the ProxyServer of Defender Antivirus as http://HOST:PORT, and no credentials anywhere.',
  },
  'proxy-settings-conflict': {
    title: 'Proxy settings that disagree',
    meaning:
      'Two places name different proxies for the same traffic. One wins; people who look at the other are misled.',
    what: (facts) =>
      disagreementOf(facts) ??
      (fact(facts, 'winner') === undefined
        ? `${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}, and the sensor does not read this place.`
        : `${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}, and for the sensor ${fact(facts, 'winner')}${clause(fact(facts, 'winnerValue'), ' ("', '")')} decides.`),
    advice:
      'Make both say the same, or remove the one that is not meant, unless another component goes by it.',
  },
  'authenticated-proxy-allowed': {
    title: 'Authenticated proxy allowed',
    meaning:
      'A static proxy is set, and the telemetry service may still use an authenticated one: DisableEnterpriseAuthProxy is not 1.',
    what: (facts) =>
      `${theSetting(facts)}${clause(fact(facts, 'value'), ' is "', '"')}, and DisableEnterpriseAuthProxy is not 1.`,
    advice:
      'Set DisableEnterpriseAuthProxy to 1 (DWORD) beside TelemetryProxyServer, by the same policy.',
  },
  'wpad-beyond-organisation': {
    title: 'WPAD search beyond the organisation',
    meaning:
      'With the DNS suffix of this machine, Windows would ask for a WPAD name that does not belong to the organisation. Whoever registers that name decides the way of all traffic.',
    what: (facts) =>
      `${theSetting(facts)}${clause(fact(facts, 'value'), ': ')} lies beyond the registrable domain.`,
    advice:
      'Publish a WPAD name in your own domain, shorten the devolution of DNS suffixes by policy, or switch WPAD off (DisableWpad).',
  },
  'bypass-difference': {
    title: 'Bypass entry read otherwise',
    meaning:
      'An entry of a bypass list stands for this target to one reader and not to another, so which way it takes depends on who reads the list.',
    what: bypassText,
    advice:
      'Write the entry as its reader takes it: for Windows a name, or *.name for all below it, set apart by semicolons; for curl a name, with all below it, set apart by commas.',
  },
};

const flaws: Readonly<Record<SettingFlaw, string>> = {
  scheme: 'a scheme that does not belong there',
  'no-scheme': 'the scheme is missing',
  space: 'it holds a space',
  port: 'the port is missing or is none',
  host: 'it names no valid host',
  path: 'a proxy has no path',
  credentials: 'it holds credentials, which are never sent',
  encoding: 'it is not text of the kind that is due',
  blob: 'the binary value cannot be read',
  protocol: 'it begins as a list of proxies does, and one proxy alone belongs there',
  socks: 'it names a SOCKS proxy alone, and WinHTTP knows none',
};

function disagreementOf(facts: Facts): string | undefined {
  const said = `${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}`;
  switch (fact(facts, 'note')) {
    case 'second-proxy':
      return `${said}: more than one proxy, of which the first alone is taken.`;
    case 'earlier-file':
      return `${said} in an earlier file, and a later one says something else: the last counts.`;
    case 'analyzer-otherwise': {
      const told = fact(facts, 'value') ?? 'no proxy';
      const set = clause(fact(facts, 'winnerValue'), ' ("', '")');
      return `The sensor told the analyzer of "${told}", and by what was read it goes by ${fact(facts, 'winner') ?? 'no proxy'}${set}.`;
    }
    case 'policy-key':
      return `${said}, below a key of policies where the proxy is not read.`;
    case 'says-otherwise':
      if (fact(facts, 'value') !== undefined && fact(facts, 'winner') === undefined) {
        return `${said}, and the registry says something else of the same place.`;
      }
      return fact(facts, 'value')
        ? undefined
        : `${theSetting(facts)} says direct, and ${fact(facts, 'winner') ?? 'the registry'}${clause(fact(facts, 'winnerValue'), ' says "', '"')}.`;
    default:
      return undefined;
  }
}

function theSetting(facts: Facts): string {
  return fact(facts, 'setting') ?? 'A proxy setting';
}

/** What is wrong with the text of a setting. */
export function flawWords(flaw: string | undefined): string {
  return flaw !== undefined && Object.hasOwn(flaws, flaw)
    ? flaws[flaw as SettingFlaw]
    : 'it has not the form that is due';
}
