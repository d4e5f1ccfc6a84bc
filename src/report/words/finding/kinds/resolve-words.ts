import type { Facts } from '../../../../model/finding/facts.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { clause, fact, policyText, within } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'name-not-found'
  | 'name-without-address'
  | 'resolver-refusal'
  | 'resolver-failure'
  | 'resolver-silence'
  | 'resolver-tcp-failure'
  | 'dead-resolver'
  | 'local-name-override'
  | 'sinkhole-address'
  | 'dns-injection'
  | 'resolver-disagreement';

/** The words of what the lookup of a name can show. */
export const resolveWords: Pick<FindingWords, Kind> = {
  'name-not-found': {
    title: say`Name not found`,
    meaning: say`The name server answered that this name does not exist. A filter answers in its place, the name server knows internal names only, or the name is gone everywhere.`,
    what: (facts) =>
      say`${server(facts)} answered ${fact(facts, 'responseCode') ?? say`NXDOMAIN`} for ${name(facts)}: no such name${clause(fact(facts, 'danglingAlias'), '; its alias leads to ', ', which is gone')}${gone(facts)}${policyText(facts)}.`,
    advice: say`Forward this name to the internet, and take it off the DNS block list or response policy. Devices that leave through an explicit proxy do not need the lookup.`,
  },
  'name-without-address': {
    title: say`Name without address`,
    meaning: say`The name exists, but the answer holds no address. A response policy can empty an answer in this way, and so can an internal zone that hides the public one.`,
    what: (facts) =>
      say`${server(facts)} answered for ${name(facts)} without any IPv4 or IPv6 address${gone(facts)}${policyText(facts)}.`,
    advice: say`Look for a response policy that empties the answer, and for an internal zone that covers the public name.`,
  },
  'resolver-refusal': {
    title: say`Lookup refused by the name server`,
    meaning: say`The name server answers, and will not serve this question: it does no recursion for this network, or its policy forbids the name.`,
    what: (facts) =>
      say`${server(facts)} refused to look up ${name(facts)} (${fact(facts, 'responseCode') ?? say`REFUSED`})${policyText(facts)}.`,
    advice: say`Allow recursive lookups from this network on that name server, or give the devices one that serves them.`,
  },
  'resolver-failure': {
    title: say`Lookup failure at the name server`,
    meaning: say`The name server does not serve the question: its forwarder is out of reach, DNSSEC validation fails, or nothing that speaks DNS listens there.`,
    what: (facts) =>
      say`${server(facts)} could not look up ${name(facts)}${clause(fact(facts, 'responseCode') ?? fact(facts, 'code'), ' (', ')')}${clause(fact(facts, 'uncheckedAddresses'), ', and has ', ' where it need not check signatures: the zone is signed wrongly, or its answers are changed on the way')}${policyText(facts)}.`,
    advice: say`Check the forwarders of that name server, its own way to the internet, and DNSSEC validation.`,
  },
  'resolver-silence': {
    title: say`No answer from the name server`,
    meaning: say`The question got no answer before the deadline. Either nothing listens there, or a packet filter drops DNS.`,
    what: (facts) =>
      say`No answer from ${fact(facts, 'server') ?? say`the name server`}${within(facts)} to the lookup of ${name(facts)}${policyText(facts)}.`,
    advice: say`Allow UDP and TCP port 53 from this network to the name server, and check that the server runs.`,
  },
  'resolver-tcp-failure': {
    title: say`Cut answer without TCP`,
    meaning: say`The answer was too long for one datagram, and TCP port 53 of the name server, which brings long answers, is closed. Short answers pass, so most names are found.`,
    what: (facts) =>
      say`${server(facts)} cut its answer for ${name(facts)}, and asking for the whole of it over TCP fails (${fact(facts, 'tcpFailure') ?? say`no answer`}).`,
    advice: say`Allow TCP port 53 to the name server beside UDP, and check that the server listens there.`,
  },
  'dead-resolver': {
    title: say`Name server without use`,
    meaning: say`A name server that is asked before others gives no answer. The names are found at another one, but programs wait a second or more with each lookup, and some give up.`,
    what: (facts) =>
      say`${server(facts)} ${noUse(facts)}${clause(fact(facts, 'answered'), ', and answered ')}; ${fact(facts, 'otherServer') ?? say`another one`} answered in its place${clause(fact(facts, 'ms'), ', and a lookup took up to ', ' ms')}.`,
    advice: say`Take this name server off the list of the devices (DHCP, the adapter, ${code`resolv.conf`}) or bring it back: allow UDP and TCP port 53 to it, and check that it runs.`,
  },
  'local-name-override': {
    title: say`Name decided by this machine`,
    meaning: say`This machine does not go by what the name server says: its hosts file, a search list, a resolution policy or a local service gives another answer, or none.`,
    what: (facts) =>
      say`${whereSaid(facts)} ${saidOf(facts)}${clause(fact(facts, 'foundAs'), ', found as ')}; ${fact(facts, 'server') ?? say`the name server`} says ${fact(facts, 'serverAddresses') ?? fact(facts, 'responseCode') ?? say`otherwise`}.`,
    advice: say`Take the entry out of the hosts file of this machine, or the name out of its search list or resolution policy; an address that is written down breaks when the service moves.`,
  },
  'sinkhole-address': {
    title: say`Sinkhole address`,
    meaning: say`The name leads to an address at which no public service can be: a DNS filter sends its visitors nowhere, or to a server of its own.`,
    what: (facts) =>
      say`${name(facts, say`The name`)} leads to ${fact(facts, 'address') ?? say`an address`}, where no public service can be${clause(fact(facts, 'server'), '; so says ')}.`,
    advice: say`Take the name off the DNS block list. Where the address belongs to a private link of your own, let the answer show its privatelink CNAME.`,
  },
  'dns-injection': {
    title: say`Two answers to one DNS question`,
    meaning: say`One question got two answers that contradict each other. A device on the way answers in the place of the name server, and faster than it.`,
    what: (facts) =>
      say`${server(facts)} was asked once for ${name(facts)} and two answers came: ${fact(facts, 'addresses') ?? say`no address`}, and then ${fact(facts, 'laterAddresses') ?? say`another`}.`,
    advice: say`Find the device that reads DNS on the way to that name server (a firewall, an intrusion prevention system) and take the name off its list.`,
  },
  'resolver-disagreement': {
    title: say`Name servers that disagree`,
    meaning: say`The name server of this network and the one given for comparison answer so differently that both cannot be right: one has an address, the other none or a sinkhole.`,
    what: (facts) =>
      say`${server(facts)} says ${fact(facts, 'addresses') ?? fact(facts, 'responseCode') ?? fact(facts, 'code') ?? say`nothing`} for ${name(facts)}, and ${fact(facts, 'otherServer') ?? say`the other one`} says ${fact(facts, 'otherAddresses') ?? fact(facts, 'otherResponseCode') ?? fact(facts, 'otherCode') ?? say`nothing`}.`,
    advice: say`Compare the zones and block lists of the two name servers; the one that leads to a service that proves itself is right.`,
  },
};

function gone(facts: Facts): Text {
  return clause(fact(facts, 'alsoGone'), '; it is not found over ', ' either');
}

function noUse(facts: Facts): Text {
  const code = fact(facts, 'code');
  const count = fact(facts, 'queries');
  const noun = facts.queries === 1 ? say`query` : say`queries`;
  const queries = count === undefined ? noun : say`${count} ${noun}`;
  if (code === undefined || facts.code === 'timeout') {
    return say`left ${queries} without an answer in time`;
  }
  return say`was of no use for ${queries} (${code})`;
}

function whereSaid(facts: Facts): Text {
  const file = fact(facts, 'file');
  if (file !== undefined) {
    return say`The hosts file of this machine (${file}${clause(fact(facts, 'line'), ', line ')})`;
  }
  if (fact(facts, 'foundAs') !== undefined) return say`The search list of this machine`;
  const namespace = fact(facts, 'namespace');
  return namespace === undefined
    ? say`Something on this machine (a local service, a VPN)`
    : say`The name resolution policy (NRPT) of this machine, which asks ${fact(facts, 'policyServers') ?? say`another server`} for ${namespace},`;
}

function saidOf(facts: Facts): Text {
  const failed = fact(facts, 'detail');
  if (failed !== undefined) return say`gives ${name(facts)} no address (${failed})`;
  return say`leads ${name(facts)} to ${fact(facts, 'addresses') ?? say`other addresses`}`;
}

function server(facts: Facts): Text {
  return say`The name server${clause(fact(facts, 'server'), ' ')}`;
}

function name(facts: Facts, otherwise: Text = say`the name`): Text {
  return fact(facts, 'name') ?? otherwise;
}
