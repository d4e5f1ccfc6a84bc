import type { Facts } from '../../../../model/finding/facts.ts';
import { type Sloppiness, sloppinesses } from '../../../../model/finding/sloppiness.ts';
import { joined, say, type Text } from '../../../text/say.ts';
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
    title: say`Block page`,
    meaning: say`A page that says "blocked" came where the answer of the service was due. A firewall, a proxy or a DNS filter sent it.`,
    what: (facts) =>
      say`A block page came in place of the answer${seen(facts)}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice: say`Allow the service URLs on the product that sent the page, above the rule or category that refuses them, for anonymous traffic and without inspection.`,
  },
  'captive-portal': {
    title: say`Captive portal`,
    meaning: say`Different hosts all answer with one login page: this network wants a sign-in before it lets traffic out. A system service cannot sign in.`,
    what: (facts) =>
      say`A login page answers in place of the service${seen(facts)}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice: say`Exempt the service URLs from the portal (walled garden), or put the devices into a network without one.`,
  },
  'unexpected-answer': {
    title: say`Unexpected answer`,
    meaning: say`An answer came that this service is not known to give to this request.`,
    what: (facts) =>
      say`The answer was ${status(facts)}${clause(fact(facts, 'expected'), ' where ', ' was due')}${clause(fact(facts, 'location'), ', which leads to ')}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice: say`Compare with another network. The same answer there is a change at the service; another answer there is a device in between.`,
  },
  'exchange-reset': {
    title: say`Reset after the request`,
    meaning: say`TLS was set up, the request went out, and the connection was reset before the answer was complete.`,
    what: (facts) => say`The connection${to(facts)} was reset after the request${progress(facts)}.`,
    advice: say`Look for devices that judge decrypted requests, answer sizes or idle times; exempt the service URLs there.`,
  },
  'exchange-closure': {
    title: say`Closure after the request`,
    meaning: say`TLS was set up, the request went out, and the connection was closed before the answer was complete.`,
    what: (facts) =>
      say`The connection${to(facts)} was closed after the request${progress(facts)}.`,
    advice: say`Look for devices that judge decrypted requests, answer sizes or idle times; exempt the service URLs there.`,
  },
  'exchange-silence': {
    title: say`No answer to the request`,
    meaning: say`TLS was set up and the request went out, and no answer came before the deadline.`,
    what: (facts) => say`The request${to(facts)} got no answer${within(facts)}.`,
    advice: say`Look for devices that hold answers back to scan them, and for paths that lose large packets (MTU, fragmentation).`,
  },
  'exchange-stall': {
    title: say`Answer that stopped`,
    meaning: say`An answer began and then stood still until the deadline. Scanners that trickle data do this, and so do paths that lose large packets.`,
    what: (facts) =>
      say`The answer${to(facts)} began and then stopped${within(facts)}${progress(facts)}.`,
    advice: say`Exempt the service URLs from content scanning, and check MTU and packet loss on the way.`,
  },
  'exchange-protocol-error': {
    title: say`Answer that is not HTTP`,
    meaning: say`The answer to the request breaks the rules of HTTP or goes beyond every sane size.`,
    what: (facts) =>
      say`The answer${to(facts)} was not valid HTTP${remarks(facts, { detail: '' })}.`,
    advice: say`Find the device that rewrites or answers these requests, and exempt the service URLs there.`,
  },
  'sloppy-answer': {
    title: say`Answer in a form that standards forbid`,
    meaning: say`The answer breaks the rules of HTTP in a way that clients forgive, and it was read as they read it. It counts by its status like any other.`,
    what: (facts) =>
      say`The answer${fact(facts, 'proxy') === undefined ? to(facts) : say` of the proxy ${fact(facts, 'proxy')}`} was read leniently${sloppyRemark(facts)}.`,
    advice: say`Nothing has to change for this service. Strict clients refuse such answers: tell who runs the device or the server that sends them.`,
  },
};

const sloppyWords: Readonly<Record<Sloppiness, Text>> = {
  'bare-line-feed': say`line feeds without carriage returns`,
  'blank-before-colon': say`a blank before a colon`,
  'folded-field': say`a field over several lines`,
  'malformed-field': say`a line that is no field`,
  'control-character': say`control characters`,
  'odd-status-line': say`an odd status line`,
  'doubled-length': say`its length said twice`,
  'length-beside-chunks': say`a length beside chunks`,
  'malformed-length': say`a length that is no number`,
  'odd-body': say`odd frames of its body`,
};

function sloppyRemark(facts: Facts): Text {
  const found = valuesOf(facts, 'sloppy');
  const words = sloppinesses.filter((one) => found.includes(one)).map((one) => sloppyWords[one]);
  return words.length === 0 ? [] : say` (${joined(words, '; ')})`;
}

function status(facts: Facts): Text {
  const value = fact(facts, 'status');
  return value === undefined ? say`not the known one` : say`status ${value}`;
}

function seen(facts: Facts): Text {
  return say`${clause(fact(facts, 'status'), ', status ')}${clause(fact(facts, 'location'), ', which leads to ')}`;
}

function to(facts: Facts): Text {
  return clause(fact(facts, 'name') ?? fact(facts, 'serverName'), ' to ');
}

function progress(facts: Facts): Text {
  return remarks(facts, { status: 'status' });
}
