import { clause, fact } from './fact.ts';
import type { Facts, FindingWords } from './finding-words.ts';

/** The words of what choosing the way by a PAC file can show. */
export const selectWords: Pick<FindingWords, 'pac-failure' | 'pac-runaway' | 'pac-unsupported'> = {
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
};

function theFile(facts: Facts): string {
  return `The PAC file${clause(fact(facts, 'source'), ' ')}`;
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
