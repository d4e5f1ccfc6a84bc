import type {
  Anchor,
  Certificate,
  HandshakeObservation,
  ResolveObservation,
} from '../../model/audit/observation.ts';
import type { Addresses } from './addresses.ts';
import type { Paths } from './paths.ts';
import type { SpokenByProxies } from './spoken-by-proxies.ts';

/** What the audit as a whole knows, so that one trial is not judged alone. */
export interface AuditContext {
  readonly deadlineMs: number;
  /** The operating systems that the audit is for. */
  readonly systems: readonly string[];
  /** The user named the roots in which the chains of all listed services must end. */
  readonly expectsRoots: boolean;
  readonly certificates: ReadonlyMap<string, Certificate>;
  /** Subjects of the authorities presented in chains that ended in a public or expected root. */
  readonly authorities: ReadonlySet<string>;
  /** Issuers that signed for listed services and end in no public root: for whose domains. */
  readonly inspectors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Issuers of whatever ended in no root that is trusted: for which hosts. */
  readonly signers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of the targets whose chain was good over some way. */
  readonly verified: ReadonlySet<string>;
  /** The roots in which chains ended, and fetched links, by id. */
  readonly roots: ReadonlyMap<string, Anchor>;
  /** What came of asking where a chain's missing link lies, by the address. */
  readonly fetched: ReadonlyMap<string, Fetched>;
  /** What `--compare-resolver` said, by name. */
  readonly compared: ReadonlyMap<string, ResolveObservation>;
  /** Labels of the proxies that answered a request for a tunnel in this audit. */
  readonly respondingProxies: ReadonlySet<string>;
  /** Labels of the proxies that opened a tunnel in this audit. */
  readonly granting: ReadonlySet<string>;
  /** Which schemes each proxy was seen to answer to. */
  readonly spoken: SpokenByProxies;
  /** `portalKey()`s of pages that answered for several hosts of a route on which nothing passed. */
  readonly portals: ReadonlySet<string>;
  readonly paths: Paths;
  /** Names whose answers turn, so that two of them are no contradiction. */
  readonly turning: ReadonlySet<string>;
  /** Name servers that answered anything in this audit. */
  readonly answering: ReadonlySet<string>;
  readonly addresses: Addresses;
  /** `learnProvedNetworks()`. */
  readonly provedNetworks: ReadonlySet<string>;
}

export interface Fetched {
  readonly evidence: readonly string[];
  /** A failure's code, or the status of what was no certificate; absent where one came. */
  readonly fails?: string;
}

/** The certificates as presented, leaf first; those that nobody kept are left out. */
export function chainOf(
  step: HandshakeObservation,
  { certificates }: Pick<AuditContext, 'certificates'>,
): readonly Certificate[] {
  return (step.chain ?? []).flatMap((id) => certificates.get(id) ?? []);
}
