import type { Facts } from '../../../../model/finding/facts.ts';
import { say, type Text } from '../../../text/say.ts';
import { clause, fact, factText, peer, remarks, within } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'port-refusal'
  | 'port-silence'
  | 'host-unreachable'
  | 'network-unreachable'
  | 'local-prohibition'
  | 'dead-address'
  | 'ipv4-missing'
  | 'transparent-interception';

/** The words of what opening a connection can show. */
export const connectWords: Pick<FindingWords, Kind> = {
  'port-refusal': {
    title: say`Connection refused`,
    meaning: say`The attempt to connect was rejected at once, by a TCP reset or an ICMP message. A packet filter that rejects looks like this, and so does a server where nothing listens.`,
    what: (facts) => say`${peer(facts, 'The service')} refused the connection at once.`,
    advice: say`Allow this port outbound to the service on every packet filter on the way; look for a rule with the action reject or reset.`,
  },
  'port-silence': {
    title: say`No answer to the connection`,
    meaning: say`Nothing came back before the deadline. A packet filter that drops looks like this, and every attempt costs its whole deadline.`,
    what: (facts) => say`${peer(facts, 'The service')} gave no answer${within(facts)}.`,
    advice: say`Allow this port outbound to the service on every packet filter on the way; look for a rule with the action drop, and for a missing route back.`,
  },
  'host-unreachable': {
    title: say`Host unreachable`,
    meaning: say`A router or packet filter on the way said that this host cannot be reached, or that policy forbids it.`,
    what: (facts) => say`A device on the way reports ${destination(facts)} as unreachable.`,
    advice: say`Look for a rule that rejects with "administratively prohibited", and for a missing route on the last router before this address.`,
  },
  'network-unreachable': {
    title: say`Network unreachable`,
    meaning: say`There is no route to the network of this address, on this machine or on a router on the way.`,
    what: (facts) => say`There is no route to ${destination(facts)}.`,
    advice: say`Give this network a route to the internet, or send its traffic through a proxy that has one.`,
  },
  'local-prohibition': {
    title: say`Connection forbidden by this machine`,
    meaning: say`The operating system itself refused to send: a local firewall rule, endpoint protection, or a prohibiting route. Nothing left this machine.`,
    what: (facts) =>
      say`This machine did not let the connection to ${destination(facts)} out${remarks(facts, { detail: '' })}.`,
    advice: say`Allow the connection in this machine's own firewall or endpoint protection, and look for prohibit or blackhole routes.`,
  },
  'dead-address': {
    title: say`Address without an answer`,
    meaning: say`The name has several addresses, and one of them fails while another one serves. Programs that try all of them lose time on it; those that try one alone fail now and then.`,
    what: (facts) => {
      const isSilent = facts.deadlineMs !== undefined;
      const manner = isSilent ? say`gives no answer` : say`fails${remarks(facts, { code: '' })}`;
      const others = clause(fact(facts, 'otherAddresses'), ', like ');
      const served = clause(fact(facts, 'servedBy'), '; ', ' serves');
      return say`${owner(facts)}: ${peer(facts, 'one address')} ${manner}${within(facts)}${others}${served}.`;
    },
    advice: say`Allow all addresses of the name on every packet filter on the way. If no rule differs, that one server is out of order: repair it, or take its address out of DNS.`,
  },
  'ipv4-missing': {
    title: say`Reached over IPv6 alone`,
    meaning: say`The service passes over IPv6, and not over IPv4. Microsoft says that Defender for Endpoint needs IPv4; on a network without it, NAT64 reaches the services.`,
    what: (facts) => {
      const why =
        fact(facts, 'code') === undefined
          ? say`the name server${clause(fact(facts, 'server'), ' ')} has no IPv4 address for it`
          : say`its IPv4 addresses fail${remarks(facts, { code: '' })}`;
      return say`${fact(facts, 'name') ?? say`The service`} is reached at ${fact(facts, 'address') ?? say`an IPv6 address`} alone; ${why}.`;
    },
    advice: say`Give this network a way out over IPv4, or DNS64 with NAT64, or a proxy that has one.`,
  },
  'transparent-interception': {
    title: say`A device that accepts for everybody`,
    meaning: say`Connections to addresses at which nobody is were accepted: a device on the direct way answers in the place of whoever is called, as transparent proxies do. What passes through it passes.`,
    what: (facts) => {
      const ms = fact(facts, 'ms');
      const others = clause(fact(facts, 'serviceMs'), ' (connections to the targets take ', ' ms)');
      const when = ms && say` within ${ms} ms${others}`;
      return say`${fact(facts, 'addresses') ?? say`Addresses at which nobody is`} accepted connections${when}${madeOfTls(facts)}.`;
    },
    advice: say`Nothing to allow while the targets pass. Exempt the service URLs on the device from TLS inspection and from login, and mind that on this way an open port proves no service.`,
  },
};

/** What the device did to the name of a target. */
function madeOfTls(facts: Facts): Text {
  const name = fact(facts, 'serverName');
  if (name === undefined) {
    return [];
  }
  const chain = factText(facts, 'chain');
  const whose =
    chain === 'another'
      ? say`came with the certificate of another${remarks(facts, { issuer: 'issuer:', product: 'product:' })}`
      : say`came with the service's own certificate: the device goes by the name`;
  const what = chain === undefined ? say`ended${remarks(facts, { code: '' })}` : whose;
  return say`; a handshake there under ${name} ${what}`;
}

/** Whose address it is. */
function owner(facts: Facts): Text {
  const proxy = fact(facts, 'proxy');
  return proxy === undefined
    ? say`Of the addresses of ${fact(facts, 'name') ?? say`the name`}`
    : say`Of the addresses of the proxy ${proxy}`;
}

/** The failure may concern the name server or the proxy, before the service is ever reached. */
function destination(facts: Facts): Text {
  const server = fact(facts, 'server');
  if (server !== undefined) {
    return say`the name server ${server}`;
  }
  const proxy = fact(facts, 'proxy');
  return proxy === undefined
    ? peer(facts, 'the service')
    : say`the proxy ${proxy}${remarks(facts, { address: 'at' })}`;
}
