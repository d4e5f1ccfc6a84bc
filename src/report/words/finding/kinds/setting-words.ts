import type { Facts } from '../../../../model/finding/facts.ts';
import type { SettingFlaw } from '../../../../model/route/route.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { clause, fact, factText } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';
import { bypassText } from './bypass-words.ts';

type Kind =
  | 'proxy-setting-malformed'
  | 'proxy-settings-conflict'
  | 'winhttp-disagreement'
  | 'authenticated-proxy-allowed'
  | 'wpad-beyond-organisation'
  | 'bypass-difference';

/** The words of what is wrong with proxy settings, before anything is contacted. */
export const settingWords: Pick<FindingWords, Kind> = {
  'proxy-setting-malformed': {
    title: say`Malformed proxy setting`,
    meaning: say`The value of a proxy setting has not the form that its reader expects. It is ignored or misread, without a word to anybody.`,
    what: (facts) =>
      say`${theSetting(facts)}${clause(fact(facts, 'value'), ' holds "', '"')}: ${flawWords(factText(facts, 'flaw'))}.`,
    advice: say`Write TelemetryProxyServer as ${code`HOST:PORT`} without a scheme or spaces, the ProxyServer of Defender Antivirus as ${code`http://HOST:PORT`}, and no credentials anywhere.`,
  },
  'proxy-settings-conflict': {
    title: say`Proxy settings that disagree`,
    meaning: say`Two places name different proxies for the same traffic. One wins; people who look at the other are misled.`,
    what: (facts) =>
      disagreementOf(facts) ??
      (fact(facts, 'winner') === undefined
        ? say`${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}, and the sensor does not read this place.`
        : say`${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}, and for the sensor ${fact(facts, 'winner')}${clause(fact(facts, 'winnerValue'), ' ("', '")')} decides.`),
    advice: say`Leave both where the difference is meant: another component may go by this one. Where it is not meant, make both say the same, or delete the one that no component goes by.`,
  },
  'winhttp-disagreement': {
    title: say`Windows answers otherwise`,
    meaning: say`WinHTTP itself was asked which proxy is set, and says something else than its registry was read as. What this audit takes for the way of the services may not be theirs.`,
    what: (facts) =>
      say`${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}, and its registry was read otherwise: ${fact(facts, 'winner') ?? say`nothing is set`}${clause(fact(facts, 'winnerValue'), ' ("', '")')}.`,
    advice: say`Compare both with ${code`netsh winhttp show proxy`} and ${code`netsh winhttp show advproxy`}, and audit the way that Windows names with ${code`--route`}. Where the settings were not changed in that moment, please report it: netready reads them wrongly.`,
  },
  'authenticated-proxy-allowed': {
    title: say`Authenticated proxy allowed`,
    meaning: say`A static proxy is set, and the telemetry service may still use an authenticated one: DisableEnterpriseAuthProxy is not 1.`,
    what: (facts) =>
      say`${theSetting(facts)}${clause(fact(facts, 'value'), ' is "', '"')}, and DisableEnterpriseAuthProxy is not 1.`,
    advice: say`Set DisableEnterpriseAuthProxy to 1 (DWORD) beside TelemetryProxyServer, by the same policy.`,
  },
  'wpad-beyond-organisation': {
    title: say`WPAD search beyond the organisation`,
    meaning: say`With the DNS suffix of this machine, Windows would ask for a WPAD name that does not belong to the organisation. Whoever registers that name decides the way of all traffic.`,
    what: (facts) =>
      say`${theSetting(facts)}${clause(fact(facts, 'value'), ': ')} lies beyond the registrable domain.`,
    advice: say`Publish a WPAD name in your own domain, shorten the devolution of DNS suffixes by policy, or switch WPAD off (DisableWpad).`,
  },
  'bypass-difference': {
    title: say`Bypass entry read otherwise`,
    meaning: say`An entry of a bypass list stands for this target to one reader and not to another, so which way it takes depends on who reads the list.`,
    what: bypassText,
    advice: say`Write the entry as its reader takes it: for Windows a name, or ${code`*.name`} for all below it, set apart by semicolons; for curl a name, with all below it, set apart by commas.`,
  },
};

const flaws: Readonly<Record<SettingFlaw, Text>> = {
  scheme: say`a scheme that does not belong there`,
  'no-scheme': say`the scheme is missing`,
  space: say`it holds a space`,
  port: say`the port is missing or is none`,
  host: say`it names no valid host`,
  path: say`a proxy has no path`,
  credentials: say`it holds credentials, which are never sent`,
  encoding: say`it is not text of the kind that is due`,
  blob: say`the binary value cannot be read`,
  protocol: say`it begins as a list of proxies does, and one proxy alone belongs there`,
  socks: say`it names a SOCKS proxy alone, and WinHTTP knows none`,
};

function disagreementOf(facts: Facts): Text | undefined {
  const said = say`${theSetting(facts)}${clause(fact(facts, 'value'), ' says "', '"')}`;
  switch (factText(facts, 'note')) {
    case 'second-proxy':
      return say`${said}: more than one proxy, of which the first alone is taken.`;
    case 'earlier-file':
      return say`${said} in an earlier file, and a later one says something else: the last counts.`;
    case 'analyzer-otherwise': {
      const told = fact(facts, 'value') ?? say`no proxy`;
      const set = clause(fact(facts, 'winnerValue'), ' ("', '")');
      return say`The sensor told the analyzer of "${told}", and by what was read it goes by ${fact(facts, 'winner') ?? say`no proxy`}${set}.`;
    }
    case 'policy-key':
      return say`${said}, below a key of policies where the proxy is not read.`;
    case 'says-otherwise':
      if (fact(facts, 'value') !== undefined && fact(facts, 'winner') === undefined) {
        return say`${said}, and the registry says something else of the same place.`;
      }
      return fact(facts, 'value')
        ? undefined
        : say`${theSetting(facts)} says direct, and ${fact(facts, 'winner') ?? say`the registry`}${clause(fact(facts, 'winnerValue'), ' says "', '"')}.`;
    default:
      return undefined;
  }
}

function theSetting(facts: Facts): Text {
  return fact(facts, 'setting') ?? say`A proxy setting`;
}

/** What is wrong with the text of a setting. */
export function flawWords(flaw: string | undefined): Text {
  return flaw !== undefined && Object.hasOwn(flaws, flaw)
    ? flaws[flaw as SettingFlaw]
    : say`it has not the form that is due`;
}
