import type { Facts } from '../../../../model/finding/facts.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { anyOf, controlNames, valuesOf } from '../../control-words.ts';
import { clause, fact, factText, pageRemarks, peer, remarks, theProxy, within } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'handshake-reset'
  | 'handshake-closure'
  | 'handshake-silence'
  | 'handshake-alert'
  | 'handshake-failure'
  | 'local-tls-refusal'
  | 'sni-filter'
  | 'tls-intolerance'
  | 'plaintext-answer'
  | 'client-certificate-demand';

/** The words of what a TLS handshake can show, but for the certificate. */
export const handshakeWords: Pick<FindingWords, Kind> = {
  'handshake-reset': {
    title: say`Reset in the handshake`,
    meaning: say`The connection was open and was reset after the first TLS message. A filter that reads the server name does this, and so does a server that closes with the message unread.`,
    what: (facts) => say`${peer(facts, 'The peer')} reset the connection after ${hello(facts)}.`,
    advice: say`Allow this server name on devices that read TLS (SNI or application filters), and exempt it from inspection.`,
  },
  'handshake-closure': {
    title: say`Closure in the handshake`,
    meaning: say`The connection was open and was closed after the first TLS message, without an answer to it.`,
    what: (facts) => say`${peer(facts, 'The peer')} closed the connection after ${hello(facts)}.`,
    advice: say`Allow this server name on devices that read TLS (SNI or application filters), and exempt it from inspection.`,
  },
  'handshake-silence': {
    title: say`Silence in the handshake`,
    meaning: say`The connection was open, and after the first TLS message nothing came back. A filter that drops by server name does this; a path that loses large packets does too.`,
    what: (facts) =>
      say`${peer(facts, 'The peer')} gave no answer${within(facts)} to ${hello(facts)}.`,
    advice: say`Allow this server name on devices that read TLS, and check that no device accepts connections on behalf of a destination that it then drops.`,
  },
  'handshake-alert': {
    title: say`Alert in the handshake`,
    meaning: say`The peer ended the handshake with a TLS alert: it does not want this server name, or shares no version or cipher with the client.`,
    what: (facts) =>
      say`${peer(facts, 'The peer')} answered ${hello(facts)} with ${alert(facts)}${alertRemark(facts)}.`,
    advice: say`Allow this server name on devices that filter TLS. Where the alert speaks of versions or ciphers, allow TLS 1.2 and its current suites.`,
  },
  'handshake-failure': {
    title: say`Failure of the handshake`,
    meaning: say`The TLS handshake failed for a reason that names no cause by itself: broken records, or no parameters in common.`,
    what: (facts) =>
      say`The handshake with ${peer(facts, 'the peer')} failed after ${hello(facts)}${remarks(facts, { detail: '' })}.`,
    advice: say`Exempt this server name from TLS inspection, and check which TLS versions and suites the devices on the way allow.`,
  },
  'local-tls-refusal': {
    title: say`Refusal by the TLS of this tool`,
    meaning: say`The handshake was ended on this side: what the peer offers is too weak for the TLS library of this tool. Windows may take it, so nothing is shown of the network.`,
    what: (facts) =>
      say`Our own TLS refused what ${fact(facts, 'proxy') === undefined ? peer(facts, 'the peer') : say`the proxy ${fact(facts, 'proxy')}`} offered${remarks(facts, { reason: '' })}.`,
    advice: say`Try the same host with a client of Windows (${code`curl.exe`}). Whether it passes or not, update what answers there: it offers old TLS or small keys, as outdated inspection does.`,
  },
  'sni-filter': {
    title: say`Filter by server name`,
    meaning: say`The handshake fails under this server name, wherever it is tried, and passes under another: a device on the way reads the name and blocks it.`,
    what: (facts) =>
      say`${peer(facts, 'The same address')} fails${remarks(facts, { code: '' })} under ${fact(facts, 'serverName') ?? say`the name of the service`}${otherName(facts)}${elsewhere(facts)}.`,
    advice: say`Allow this server name on the firewall or proxy that filters by SNI, category or application, and exempt it from inspection.`,
  },
  'tls-intolerance': {
    title: say`TLS that a device cannot stand`,
    meaning: say`The handshake breaks off as the sensor would send it, and completes at the same address with another version or size of ClientHello: a device on the way cannot stand the usual one.`,
    what: (facts) =>
      say`${peer(facts, 'The same address')} fails${remarks(facts, { code: '' })} with the usual ClientHello and completes the handshake with ${anyOf(controlNames(facts, 'passesWith')) ?? say`another one`}.`,
    advice: say`Update the device that reads TLS on this way, or exempt this server name from it, so that TLS 1.2 and TLS 1.3 pass as they are sent.`,
  },
  'plaintext-answer': {
    title: say`Plain text where TLS was due`,
    meaning: say`Something answered in plain HTTP on a port where only TLS belongs: a block page or a login page that cannot be shown over TLS.`,
    what: (facts) =>
      say`${plainSender(facts)}${clause(fact(facts, 'location'), ', which leads to ')}${clause(fact(facts, 'title'), ': "', '"')}${pageRemarks(facts)}.`,
    advice: say`Allow the service URLs on the device that sent this page, and exempt them from login and from block pages. If the host is your own, check that this port speaks TLS.`,
  },
  'client-certificate-demand': {
    title: say`Demand for a client certificate`,
    meaning: say`The peer wants a certificate from the client. The services do not ask for one here: a device in between asks in their place.`,
    what: (facts) =>
      say`${peer(facts, 'The peer')} asked for a client certificate${clause(alertOf(facts), ' with ')}.`,
    advice: say`Exempt the service URLs from TLS inspection and from login by certificate on the device in between.`,
  },
};

// A proxy is named where the page came in the place of the tunnel that it had granted.
function plainSender(facts: Facts): Text {
  return fact(facts, 'proxy') === undefined
    ? say`${peer(facts, 'The peer')} answered ${hello(facts)} in plain text`
    : say`${theProxy(facts)} granted the tunnel and sent a page in its place`;
}

/** Under which other name it passes; nothing where no other name did. */
function otherName(facts: Facts): Text {
  const passes = valuesOf(facts, 'passesWith');
  if (passes.length === 0 && valuesOf(facts, 'failsWith').length > 0) return [];
  if (passes.includes('passing-name') && !passes.includes('harmless-name')) {
    return say` and completes the handshake under a name that passes this way`;
  }
  if (passes.includes('no-name') && !passes.includes('harmless-name')) {
    return say` and completes the handshake without a name`;
  }
  const name = fact(facts, 'harmlessName') ?? say`a harmless name`;
  return say` and completes the handshake under ${name}`;
}

function elsewhere(facts: Facts): Text {
  const fails = valuesOf(facts, 'failsWith').includes('harmless-address');
  return fails
    ? say`; this name fails at the address of ${fact(facts, 'harmlessHost') ?? say`another host`} too`
    : [];
}

function hello(facts: Facts): Text {
  return say`the ClientHello${clause(fact(facts, 'serverName'), ' for ')}`;
}

function alert(facts: Facts): Text {
  return alertOf(facts) ?? say`a TLS alert`;
}

/** `TLS alert 40 (handshake_failure)`. */
function alertOf(facts: Facts): Text | undefined {
  const number = fact(facts, 'alert');
  return number === undefined
    ? undefined
    : say`TLS alert ${number}${remarks(facts, { alertName: '' })}`;
}

/** What an alert says of the server, where it says it beyond doubt; it is up in any case. */
const alertRemarks: ReadonlyMap<string, Text> = new Map([
  ['70', say`: it speaks an older TLS alone`],
  ['71', say`: it wants stronger keys or suites than were offered`],
  ['80', say`: it is up, and failed within itself`],
  ['86', say`: it takes the handshake for a fallback`],
  ['112', say`: it knows no such name`],
  ['120', say`: it speaks no HTTP/1.1 here`],
]);

function alertRemark(facts: Facts): Text {
  return alertRemarks.get(factText(facts, 'alert') ?? '') ?? [];
}
