import type { Facts } from '../../../../model/facts.ts';
import { type Sloppiness, sloppinesses } from '../../../../model/sloppiness.ts';
import { valuesOf } from '../../control-words.ts';
import { clause, fact, pageRemarks, remarks, within } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'block-page'
  | 'captive-portal'
  | 'unexpected-answer'
  | 'exchange-reset'
  | 'exchange-closure'
  | 'exchange-silence'
  | 'exchange-stall'
  | 'exchange-protocol-error'
  | 'sloppy-answer';

/** The words of what a request and its answer can show. */
export const exchangeWords: Pick<FindingWords, Kind> = {
  'block-page': {
    title: 'Block page',
    meaning:
      'A page that says "blocked" came where the answer of the service was due. A firewall, a proxy or a DNS filter sent it.',
    what: (facts) =>
      `A block page came in place of the answer${seen(facts)}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice:
      'Allow the service URLs on the product that sent the page, above the rule or category that refuses them, for anonymous traffic and without inspection.',
  },
  'captive-portal': {
    title: 'Captive portal',
    meaning:
      'Different hosts all answer with one login page: this network wants a sign-in before it lets traffic out. A system service cannot sign in.',
    what: (facts) =>
      `A login page answers in place of the service${seen(facts)}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice:
      'Exempt the service URLs from the portal (walled garden), or put the devices into a network without one.',
  },
  'unexpected-answer': {
    title: 'Unexpected answer',
    meaning: 'An answer came that this service is not known to give to this request.',
    what: (facts) =>
      `The answer was ${status(facts)}${clause(fact(facts, 'expected'), ' where ', ' was due')}${clause(fact(facts, 'location'), ', which leads to ')}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice:
      'Compare with another network. The same answer there is a change at the service; another answer there is a device in between.',
  },
  'exchange-reset': {
    title: 'Reset after the request',
    meaning:
      'TLS was set up, the request went out, and the connection was reset before the answer was complete.',
    what: (facts) => `The connection${to(facts)} was reset after the request${progress(facts)}.`,
    advice:
      'Look for devices that judge decrypted requests, answer sizes or idle times; exempt the service URLs there.',
  },
  'exchange-closure': {
    title: 'Closure after the request',
    meaning:
      'TLS was set up, the request went out, and the connection was closed before the answer was complete.',
    what: (facts) => `The connection${to(facts)} was closed after the request${progress(facts)}.`,
    advice:
      'Look for devices that judge decrypted requests, answer sizes or idle times; exempt the service URLs there.',
  },
  'exchange-silence': {
    title: 'No answer to the request',
    meaning: 'TLS was set up and the request went out, and no answer came before the deadline.',
    what: (facts) => `The request${to(facts)} got no answer${within(facts)}.`,
    advice:
      'Look for devices that hold answers back to scan them, and for paths that lose large packets (MTU, fragmentation).',
  },
  'exchange-stall': {
    title: 'Answer that stopped',
    meaning:
      'An answer began and then stood still until the deadline. Scanners that trickle data do this, and so do paths that lose large packets.',
    what: (facts) =>
      `The answer${to(facts)} began and then stopped${within(facts)}${progress(facts)}.`,
    advice:
      'Exempt the service URLs from content scanning, and check MTU and packet loss on the way.',
  },
  'exchange-protocol-error': {
    title: 'Answer that is not HTTP',
    meaning: 'The answer to the request breaks the rules of HTTP or goes beyond every sane size.',
    what: (facts) => `The answer${to(facts)} was not valid HTTP${remarks(facts, { detail: '' })}.`,
    advice:
      'Find the device that rewrites or answers these requests, and exempt the service URLs there.',
  },
  'sloppy-answer': {
    title: 'Answer in a form that standards forbid',
    meaning:
      'The answer breaks the rules of HTTP in a way that clients forgive, and it was read as they read it. It counts by its status like any other.',
    what: (facts) =>
      `The answer${fact(facts, 'proxy') === undefined ? to(facts) : ` of the proxy ${fact(facts, 'proxy')}`} was read leniently${sloppyRemark(facts)}.`,
    advice:
      'Nothing has to change for this service. Strict clients refuse such answers: tell who runs the device or the server that sends them.',
  },
};

const sloppyWords: Readonly<Record<Sloppiness, string>> = {
  'bare-line-feed': 'line feeds without carriage returns',
  'blank-before-colon': 'a blank before a colon',
  'folded-field': 'a field over several lines',
  'malformed-field': 'a line that is no field',
  'control-character': 'control characters',
  'odd-status-line': 'an odd status line',
  'doubled-length': 'its length said twice',
  'length-beside-chunks': 'a length beside chunks',
  'malformed-length': 'a length that is no number',
  'odd-body': 'odd frames of its body',
};

function sloppyRemark(facts: Facts): string {
  const found = valuesOf(facts, 'sloppy');
  const words = sloppinesses.filter((one) => found.includes(one)).map((one) => sloppyWords[one]);
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}

function status(facts: Facts): string {
  const value = fact(facts, 'status');
  return value === undefined ? 'not the known one' : `status ${value}`;
}

function seen(facts: Facts): string {
  return `${clause(fact(facts, 'status'), ', status ')}${clause(fact(facts, 'location'), ', which leads to ')}`;
}

function to(facts: Facts): string {
  return clause(fact(facts, 'name') ?? fact(facts, 'serverName'), ' to ');
}

function progress(facts: Facts): string {
  return remarks(facts, { status: 'status' });
}
