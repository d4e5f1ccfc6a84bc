import type { Facts } from '../../../../model/facts.ts';
import { clause, fact } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

/** The words of what choosing the way by a PAC file can show. */
export const selectWords: Pick<
  FindingWords,
  'pac-failure' | 'pac-runaway' | 'pac-unsupported' | 'pac-windows-difference'
> = {
  'pac-failure': {
    title: 'No usable answer from the PAC file',
    meaning:
      'The PAC file that decides the way out could not be fetched, is no script, or failed. Programs differ in what they do then: most go direct, some stop.',
    what: (facts) =>
      `${theFile(facts)} ${whatFailed(facts)}${clause(fact(facts, 'detail'), ': ')}.`,
    advice:
      'Fetch the PAC file from this network as the devices do, without a login, and repair the script. Serve it as application/x-ns-proxy-autoconfig.',
  },
  'pac-runaway': {
    title: 'PAC file stopped at its limit',
    meaning:
      'The script of the PAC file ran beyond its time or took more memory than it may. Windows gives up on such a script as well.',
    what: (facts) =>
      `${theFile(facts)} was stopped at its ${fact(facts, 'code') === 'pac-memory' ? 'memory limit' : 'deadline'}.`,
    advice:
      'Look for loops, heavy regular expressions and DNS lookups in the script; decide by names first, by addresses last.',
  },
  'pac-unsupported': {
    title: 'PAC file that the sensor does not read',
    meaning:
      'The sensor on Linux takes a static or a transparent proxy. It reads no PAC file and does no WPAD, so what passes this way does not show what the sensor can reach.',
    what: (facts) => `${theFile(facts)} decides the way, and the sensor on Linux reads none.`,
    advice:
      'Give Linux devices a static proxy (HTTPS_PROXY, or mdatp config proxy set), and audit that route.',
  },
  'pac-windows-difference': {
    title: 'PAC file read otherwise by Windows',
    meaning:
      'WinHTTP, by which the sensor goes, reads PAC files in its own way: HTTP proxies alone; of a list the first, or the next where that fails, as one takes this or that page of Microsoft; FindProxyForURLEx where there is one; and no syntax beyond its old engine.',
    what: (facts) => `${theFile(facts)} ${differs(facts)}${answered(facts)}.`,
    advice:
      'Let the PAC file answer for the service URLs with one HTTP proxy, or DIRECT, that works, in plain ECMAScript 5, and with both entry points alike.',
  },
};

function theFile(facts: Facts): string {
  return `The PAC file${clause(fact(facts, 'source'), ' ')}`;
}

function differs(facts: Facts): string {
  switch (fact(facts, 'why')) {
    case 'later-entry':
      return 'names a way first that gave no connection, and what passed is a later one; Windows may stop at the first';
    case 'proxy-kind':
      return 'names a proxy of a kind that WinHTTP does not know';
    case 'not-understood':
      return 'names something that is no way out, so that traffic goes direct';
    case 'ex-function':
      return "calls a function of Microsoft's set in FindProxyForURL, where Windows does not have it";
    case 'newer-function':
      return "calls a function that Windows' script engine may not have";
    case 'newer-syntax':
      return "is written in newer syntax than Windows' script engine may read";
    default:
      return `answers otherwise through ${fact(facts, 'entryPoint') ?? 'its other entry point'}, which others call${otherwise(facts)}`;
  }
}

function otherwise(facts: Facts): string {
  const other = fact(facts, 'otherAnswer');
  return other === undefined ? ' in vain' : `: "${other}"`;
}

function answered(facts: Facts): string {
  return clause(fact(facts, 'answer'), '; its answer is ');
}

function whatFailed(facts: Facts): string {
  switch (fact(facts, 'code')) {
    case 'pac-unavailable':
      return 'could not be fetched';
    case 'pac-not-a-script':
      return 'is no PAC script';
    case 'pac-too-large':
      return 'or its answer is too large';
    default:
      return 'gave no answer';
  }
}
