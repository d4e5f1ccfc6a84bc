import type { Facts } from '../../../../model/finding/facts.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { clause, fact, momentOf, remarks } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'interception'
  | 'unexpected-root'
  | 'certificate-expiry'
  | 'certificate-not-yet-valid'
  | 'certificate-name-mismatch'
  | 'self-signed-certificate'
  | 'untrusted-root'
  | 'incomplete-chain'
  | 'clock-skew';

/** The words of what a certificate can show. */
export const certificateWords: Pick<FindingWords, Kind> = {
  interception: {
    title: say`Interception of TLS`,
    meaning: say`A device in between decrypts the traffic and signs it anew with a certificate of its own. For most of its services the sensor accepts known roots only, and refuses such a connection.`,
    what: (facts) =>
      say`The certificate for ${host(facts)} was issued by ${issuer(facts)}${remarks(facts, { product: 'product:' })}.${forged(facts)}${trust(facts)}`,
    advice: say`Exempt the service URLs from TLS inspection. The root of the inspecting device in the trust store is no way out: the sensor does not go by that store alone.`,
  },
  'unexpected-root': {
    title: say`Another public root than expected`,
    meaning: say`The chain is good and ends in a public root, but in none that this service is known to use. The service may have changed its authority; the sensor pins the roots that it knows.`,
    what: (facts) =>
      say`The chain for ${host(facts)} ends in ${fact(facts, 'root') ?? say`a root`}, which this service is not known to use.`,
    advice: say`Compare with another network. If the root is the same there, the service has changed; if not, find the device that answers in its place.`,
  },
  'certificate-expiry': {
    title: say`Expired certificate`,
    meaning: say`The certificate that was presented is past its last day.`,
    what: (facts) =>
      say`The certificate for ${host(facts)} expired${clause(momentOf(facts, 'notAfter'), ' at ')}; it was issued by ${issuer(facts)}.`,
    advice: say`Renew the certificate where it is yours: the server, or the device that inspects. Where it belongs to the service, compare with another network before changing anything.`,
  },
  'certificate-not-yet-valid': {
    title: say`Certificate not yet valid`,
    meaning: say`The certificate that was presented begins in the future, or the clock of this machine is behind.`,
    what: (facts) =>
      say`The certificate for ${host(facts)} is not valid before ${momentOf(facts, 'notBefore') ?? say`a later date`}; it was issued by ${issuer(facts)}.`,
    advice: say`Set the clock of this machine by a time server, then check the issuer.`,
  },
  'certificate-name-mismatch': {
    title: say`Certificate for another name`,
    meaning: say`The certificate belongs to another name: the connection ended at a server that is not the one that was asked for.`,
    what: (facts) =>
      say`The certificate for ${host(facts)} is made out to ${fact(facts, 'names') ?? fact(facts, 'subject') ?? say`other names`}${clause(fact(facts, 'issuer'), '; it was issued by "', '"')}.`,
    advice: say`Find the device that answers in place of the service: a DNS answer, a redirecting firewall or a portal. Exempt the service URLs there.`,
  },
  'self-signed-certificate': {
    title: say`Self-signed certificate`,
    meaning: say`The certificate vouches for itself and no authority stands behind it. Public services do not use such certificates; devices that answer in their place do.`,
    what: (facts) =>
      say`The certificate for ${host(facts)} is signed by itself${clause(fact(facts, 'subject'), ': ')}${remarks(facts, { product: 'product:' })}.`,
    advice: say`Find the device that answers in place of the service, and exempt the service URLs there.`,
  },
  'untrusted-root': {
    title: say`Untrusted root`,
    meaning: say`The chain ends in an authority that this machine does not know. That is an internal authority, or a device that inspects TLS.`,
    what: (facts) =>
      say`The chain for ${host(facts)} ends in an unknown authority, ${issuer(facts)}${remarks(facts, { product: 'product:' })}.`,
    advice: say`Exempt the host from TLS inspection. Where the authority is your own and meant to be there, hand it over with ${code`--ca`}.`,
  },
  'incomplete-chain': {
    title: say`Incomplete chain`,
    meaning: say`The server left out a certificate between its own and the root. Windows may fetch what is missing; other clients fail. Where nobody found the missing certificate, its name may be borrowed, and the chain be that of a device in between.`,
    what: (facts) =>
      say`The chain for ${host(facts)} lacks the certificate of ${issuer(facts)}${missing(facts)}.`,
    advice: say`Where the server or the inspecting device is yours, let it send the whole chain. Else allow the hosts from which Windows fetches certificates.`,
  },
  'clock-skew': {
    title: say`Wrong clock on this machine`,
    meaning: say`Certificates of unrelated hosts all fail by date, in the same direction, or the dates of their answers are all hours away from this machine. Its clock is wrong; where certificates fail by it, nothing can be said about them.`,
    what: (facts) =>
      byAnswers(facts) ??
      say`Every certificate fails by date here${clause(momentOf(facts, 'notAfter'), '; the last ended at ')}${clause(momentOf(facts, 'notBefore'), '; the first begins at ')}.`,
    advice: say`Set the clock of this machine by a time server (NTP, UDP port 123), then audit again.`,
  },
};

/** Where certificates are in time yet, and the services' own clocks differ from ours. */
function byAnswers(facts: Facts): Text | undefined {
  const date = momentOf(facts, 'date');
  if (date === undefined) return undefined;
  const minutes = Number(facts.minutes);
  const far = say`${Math.abs(minutes)} minutes ${minutes > 0 ? say`behind` : say`ahead of`}`;
  return say`The clock of this machine is ${far} the services that answered: one said ${date} at ${momentOf(facts, 'clock') ?? say`another time`} here.`;
}

/** The authority whose name it bears was asked. */
function forged(facts: Facts): Text {
  const link = fact(facts, 'link');
  return link === undefined ? [] : say` What lies at ${link} does not vouch for it.`;
}

/** What was found of the missing link. */
function missing(facts: Facts): Text {
  const root = fact(facts, 'root');
  if (root !== undefined) return say`; with it, it ends in "${root}"`;
  const link = fact(facts, 'link');
  if (link === undefined) return say`, and names no place where that lies: no signature proves it`;
  if (facts.linkFails === undefined) return say`, and nobody fetched it from ${link}`;
  return say`, and that could not be had from ${link}${clause(fact(facts, 'linkFails'), ' (', ')')}: no signature proves it`;
}

/** Whose word makes the chain good, where it is not a public root's. */
function trust({ trustedBy }: Facts): Text {
  if (trustedBy === 'system')
    return say` The system of this machine trusts its root, and the sensor does not go by that.`;
  return trustedBy === 'added' ? say` Its root was handed over with ${code`--ca`}.` : [];
}

function host(facts: Facts): Text {
  return fact(facts, 'serverName') ?? fact(facts, 'name') ?? say`the service`;
}

function issuer(facts: Facts): Text {
  const name = fact(facts, 'issuer');
  return name === undefined ? say`an authority that is not named` : say`"${name}"`;
}
