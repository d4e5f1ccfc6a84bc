import type { Facts } from '../../../../model/finding/facts.ts';
import { say, type Text } from '../../../text/say.ts';
import {
  clause,
  fact,
  factText,
  pageRemarks,
  policyText,
  remarks,
  theProxy,
  within,
} from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'proxy-not-found'
  | 'proxy-refusal'
  | 'proxy-silence'
  | 'proxy-scheme-mismatch'
  | 'not-a-proxy'
  | 'proxy-tls-failure'
  | 'proxy-login-demand'
  | 'proxy-policy-refusal'
  | 'proxy-upstream-failure'
  | 'proxy-method-refusal'
  | 'proxy-protocol-error'
  | 'proxy-hang-up'
  | 'proxy-unexpected-answer';

/** The words of what the way through a proxy can show. */
export const tunnelWords: Pick<FindingWords, Kind> = {
  'proxy-not-found': {
    title: say`Name of the proxy not found`,
    meaning: say`The name of the proxy itself has no address here, so nothing leaves by this way.`,
    what: (facts) =>
      say`The name ${fact(facts, 'name') ?? say`of the proxy`} cannot be looked up${remarks(facts, { responseCode: '', server: 'name server', proxy: 'proxy' })}${policyText(facts)}.`,
    advice: say`Correct the proxy setting, or add the name of the proxy to the name server that these devices ask.`,
  },
  'proxy-refusal': {
    title: say`Connection refused by the proxy`,
    meaning: say`The host of the proxy rejects the connection: the port is wrong, the proxy is stopped, or a packet filter rejects this network.`,
    what: (facts) =>
      say`${theProxy(facts)} refused the connection at once${clause(fact(facts, 'address'), '; its address is ')}.`,
    advice: say`Check host and port of the proxy setting, that the proxy runs, and that packet filters let this network reach it.`,
  },
  'proxy-silence': {
    title: say`No answer from the proxy`,
    meaning: say`The proxy gave no answer before the deadline, neither to the connection nor to the request for a tunnel.`,
    what: (facts) =>
      say`${theProxy(facts)} gave no answer${within(facts)}${clause(fact(facts, 'address'), '; its address is ')}.`,
    advice: say`Allow this network to reach the port of the proxy, and check the load of the proxy and its own way to its authentication and filter servers.`,
  },
  'proxy-scheme-mismatch': {
    title: say`Proxy named under the wrong scheme`,
    meaning: say`What listens at the address of the proxy speaks another protocol than the setting says. The setting of this machine is wrong; the network blocks nothing here.`,
    what: (facts) =>
      say`${theProxy(facts)} is set as ${fact(facts, 'scheme') ?? say`one scheme`} and speaks ${fact(facts, 'speaks') ?? say`another protocol`}${remarks(facts, { status: 'status' })}.`,
    advice: say`Correct the scheme, or the port, of the proxy setting: http for a proxy in plain text, https for one behind TLS, socks5 for SOCKS.`,
  },
  'not-a-proxy': {
    title: say`No proxy at this address`,
    meaning: say`What listens at the address of the proxy is another server: a web server, or one for mail or logins. The setting of this machine is wrong; the network blocks nothing here.`,
    what: (facts) =>
      fact(facts, 'speaks') === undefined
        ? say`A web server answered at the address of the proxy${clause(fact(facts, 'proxy'), ' ')}${remarks(facts, { server: '', status: 'status' })}${clause(fact(facts, 'title'), ': "', '"')}.`
        : say`What answered at the address of the proxy${clause(fact(facts, 'proxy'), ' ')} speaks ${fact(facts, 'speaks')}.`,
    advice: say`Put host and port of a forward proxy into the setting. The address of a PAC file belongs into the field for a PAC file.`,
  },
  'proxy-tls-failure': {
    title: say`TLS failure at the proxy`,
    meaning: say`The proxy is reached over TLS, and the handshake with the proxy itself fails. What lies behind it was never asked.`,
    what: (facts) =>
      say`TLS with the proxy${clause(fact(facts, 'proxy'), ' ')} failed${remarks(facts, { code: '', alert: 'alert', detail: '' })}.`,
    advice: say`Give the proxy a certificate for its own name from a root that the devices trust, or use its port for plain HTTP.`,
  },
  'proxy-login-demand': {
    title: say`Login demand by the proxy`,
    meaning: say`The proxy wants a login. The sensor runs as a system service and sends none: its traffic does not pass, even where a signed-in user can browse.`,
    what: (facts) =>
      say`${theProxy(facts)} answered ${answer(facts)} and wants a login${clause(fact(facts, 'schemes'), ' by ')}${pageRemarks(facts)}.`,
    advice: say`Exempt the service URLs from proxy authentication and allow them for anonymous traffic. A rule for signed-in users or groups never matches a system service.`,
  },
  'proxy-policy-refusal': {
    title: say`Refusal by the policy of the proxy`,
    meaning: say`The proxy understood the request and its rules forbid it: a category, a block list, or no rule that allows it.`,
    what: (facts) =>
      say`${theProxy(facts)} answered ${answer(facts)}${pageRemarks(facts)}${clause(fact(facts, 'title'), ': "', '"')}.`,
    advice: say`Add the service URLs to the allow list of the proxy, above the rule or category that refuses them, for anonymous traffic, and exempt them from TLS inspection as well.`,
  },
  'proxy-upstream-failure': {
    title: say`Failure behind the proxy`,
    meaning: say`The rules of the proxy let the request pass, but the proxy could not reach the service: its own lookup, route or firewall failed, or the service is down.`,
    what: (facts) =>
      say`${theProxy(facts)} answered ${answer(facts)}: it could not reach the service${pageRemarks(facts)}.`,
    advice: say`Check the proxy's own name server, and the packet filters between the proxy and the internet, for this name and port.`,
  },
  'proxy-method-refusal': {
    title: say`Tunnels refused by the proxy`,
    meaning: say`The server at the address of the proxy does not do CONNECT, or not to this port. Often it is a web server, or the address of a PAC file.`,
    what: (facts) =>
      say`${theProxy(facts)} answered ${answer(facts)} to the request for a tunnel${pageRemarks(facts)}.`,
    advice: say`Allow CONNECT to port 443 on the proxy, and check that the setting names the port of a proxy and not of a web server.`,
  },
  'proxy-protocol-error': {
    title: say`No proxy protocol`,
    meaning: say`What answers at the address of the proxy does not speak the protocol of a proxy.`,
    what: (facts) =>
      say`${theProxy(facts)} sent an answer that is not of its protocol${remarks(facts, { detail: '' })}.`,
    advice: say`Check the scheme and the port of the proxy setting: an HTTP, an HTTPS and a SOCKS proxy each speak their own protocol.`,
  },
  'proxy-hang-up': {
    title: say`Hang-up by the proxy`,
    meaning: say`The proxy took the request for a tunnel and closed the connection without an answer: its policy without a page, a full proxy, or a device in front of it.`,
    what: (facts) =>
      say`${theProxy(facts)} closed the connection without an answer${remarks(facts, { code: '' })}.`,
    advice: say`Look for this request in the log of the proxy. Where it is absent, a device in front of the proxy cut the connection.`,
  },
  'proxy-unexpected-answer': {
    title: say`Unexpected answer from the proxy`,
    meaning: say`The proxy gave an answer to the request for a tunnel that fits none of the usual causes.`,
    what: (facts) =>
      say`${theProxy(facts)} answered ${answer(facts)}${clause(fact(facts, 'location'), ', which leads to ')}${pageRemarks(facts)}.`,
    advice: say`Look for this request in the log of the proxy, and check that the setting names a forward proxy.`,
  },
};

/** `with status 403`, or `with SOCKS reply 2`, or nothing more than `with an error`. */
function answer(facts: Facts): Text {
  const status = fact(facts, 'status');
  if (status !== undefined) {
    return say`with status ${status}`;
  }
  const reply = factText(facts, 'reply');
  if (reply === undefined) {
    return say`with an error`;
  }
  // RFC 1928 section 3: the server takes none of the methods that were offered.
  if (reply === '255') {
    return say`with SOCKS method 255 (none accepted)`;
  }
  const meaning = socksReplies.get(reply);
  return say`with SOCKS reply ${fact(facts, 'reply')}${clause(meaning, ' (', ')')}`;
}

/** RFC 1928 section 6; 91 to 93 are those of SOCKS 4. */
const socksReplies: ReadonlyMap<string, Text> = new Map([
  ['1', say`general failure`],
  ['2', say`not allowed by its rules`],
  ['3', say`network unreachable`],
  ['4', say`host unreachable`],
  ['5', say`connection refused`],
  ['6', say`TTL expired`],
  ['7', say`command not supported`],
  ['8', say`kind of address not supported`],
  ['91', say`rejected or failed`],
  ['92', say`no ident server on the client`],
  ['93', say`another user by ident`],
]);
