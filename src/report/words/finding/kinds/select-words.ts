import type { Facts } from '../../../../model/finding/facts.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { clause, fact, factText } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

/** The words of what choosing the way by a PAC file can show. */
export const selectWords: Pick<
  FindingWords,
  'pac-failure' | 'pac-runaway' | 'pac-unsupported' | 'pac-windows-difference'
> = {
  'pac-failure': {
    title: say`No usable answer from the PAC file`,
    meaning: say`The PAC file that decides the way out could not be fetched, is no script, or failed. Programs differ in what they do then: most go direct, some stop.`,
    what: (facts) =>
      say`${theFile(facts)} ${whatFailed(facts)}${clause(fact(facts, 'detail'), ': ')}.`,
    advice: say`Fetch the PAC file from this network as the devices do, without a login, and repair the script. Serve it as ${code`application/x-ns-proxy-autoconfig`}.`,
  },
  'pac-runaway': {
    title: say`PAC file stopped at its limit`,
    meaning: say`The script of the PAC file ran beyond its time or took more memory than it may. Windows gives up on such a script as well.`,
    what: (facts) =>
      say`${theFile(facts)} was stopped at its ${factText(facts, 'code') === 'pac-memory' ? say`memory limit` : say`deadline`}.`,
    advice: say`Look for loops, heavy regular expressions and DNS lookups in the script; decide by names first, by addresses last.`,
  },
  'pac-unsupported': {
    title: say`PAC file that the sensor does not read`,
    meaning: say`The sensor on Linux takes a static or a transparent proxy. It reads no PAC file and does no WPAD, so what passes this way does not show what the sensor can reach.`,
    what: (facts) => say`${theFile(facts)} decides the way, and the sensor on Linux reads none.`,
    advice: say`Give Linux devices a static proxy (${code`HTTPS_PROXY`}, or ${code`mdatp config proxy set`}), and audit that route.`,
  },
  'pac-windows-difference': {
    title: say`PAC file read otherwise by Windows`,
    meaning: say`WinHTTP, by which the sensor goes, reads PAC files in its own way: HTTP proxies alone; of a list the first, or the next where that fails, as one takes this or that page of Microsoft; FindProxyForURLEx where there is one; and no syntax beyond its old engine.`,
    what: (facts) => say`${theFile(facts)} ${differs(facts)}${answered(facts)}.`,
    advice: say`Let the PAC file answer for the service URLs with one HTTP proxy, or DIRECT, that works, in plain ECMAScript 5, and with both entry points alike.`,
  },
};

function theFile(facts: Facts): Text {
  return say`The PAC file${clause(fact(facts, 'source'), ' ')}`;
}

function differs(facts: Facts): Text {
  switch (factText(facts, 'why')) {
    case 'later-entry':
      return say`names a way first that gave no connection, and what passed is a later one; Windows may stop at the first`;
    case 'proxy-kind':
      return say`names a proxy of a kind that WinHTTP does not know`;
    case 'not-understood':
      return say`names something that is no way out, so that traffic goes direct`;
    case 'ex-function':
      return say`calls a function of Microsoft's set in FindProxyForURL, where Windows does not have it`;
    case 'newer-function':
      return say`calls a function that Windows' script engine may not have`;
    case 'newer-syntax':
      return say`is written in newer syntax than Windows' script engine may read`;
    case 'winhttp':
      return say`is read otherwise by WinHTTP itself, which was asked on this machine${otherwise(facts)}`;
    default:
      return say`answers otherwise through ${fact(facts, 'entryPoint') ?? say`its other entry point`}, which others call${otherwise(facts)}`;
  }
}

function otherwise(facts: Facts): Text {
  const other = fact(facts, 'otherAnswer');
  if (other !== undefined) return say`: "${other}"`;
  return say` in vain${clause(fact(facts, 'otherFailure'), ' (', ')')}`;
}

function answered(facts: Facts): Text {
  return clause(fact(facts, 'answer'), '; its answer is ');
}

function whatFailed(facts: Facts): Text {
  switch (factText(facts, 'code')) {
    case 'pac-unavailable':
      return say`could not be fetched`;
    case 'pac-not-a-script':
      return say`is no PAC script`;
    case 'pac-too-large':
      return say`or its answer is too large`;
    default:
      return say`gave no answer`;
  }
}
