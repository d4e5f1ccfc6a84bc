import { basename } from 'node:path';
import { createPacEngine } from '../../discovery/pac/create-pac-engine.ts';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import { readListPolicy } from '../../rehearse/list/read-list-policy.ts';
import { readNftPolicy } from '../../rehearse/nft/read-nft-policy.ts';
import { type PacWay, readPacPolicy } from '../../rehearse/pac/read-pac-policy.ts';
import type { Policy } from '../../rehearse/policy.ts';
import { policyKindOf } from '../../rehearse/policy-kind.ts';
import { readSquidPolicy } from '../../rehearse/squid/read-squid-policy.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { PacCircumstances } from '../pac/pac-circumstances.ts';
import { readHave } from '../rules/read-have.ts';

export interface PolicyAsked {
  /** In whose words the file is; absent: it shows. */
  readonly dialect: RuleDialect | undefined;
  readonly circumstances: PacCircumstances;
  /** The way that rows are to take by a PAC file; absent: any. */
  readonly way?: PacWay | undefined;
  /** The interfaces of a packet filter, to the client and to what it asks for. */
  readonly inside?: string | undefined;
  readonly outside?: string | undefined;
}

/** A proposed change as it was read, and what it was read from. */
export interface FilePolicy {
  readonly policy: Policy;
  readonly madeFrom: Pick<Rehearsal['madeFrom'], 'file' | 'dialect' | 'client'>;
  /** Ends what answers for it. */
  readonly close: () => Promise<void>;
}

/**
 * Reads a proposed change.
 * @throws UsageError for a file of which it does not show what it is, one that is too large, or one of more than
 * one client; what the system says where it cannot be read.
 */
export async function policyOfFile(path: string, asked: PolicyAsked): Promise<FilePolicy> {
  const text = await readHave({ path });
  const kind = policyKindOf(text, asked.dialect);
  if (kind === undefined) {
    throw new UsageError(
      `Cannot tell in whose words ${quoted(path)} is: say --for DIALECT, such as --for pan-os`,
    );
  }
  const { own = [] } = asked.circumstances;
  const [client, second] = own;
  if (second !== undefined && kind.kind === 'squid') {
    throw new UsageError('Cannot rehearse for two clients at once: name one --as ADDRESS');
  }
  const madeFrom = {
    file: basename(path),
    dialect: kind.kind === 'list' ? kind.dialect : kind.kind,
    ...(client !== undefined && { client: own.join(', ') }),
  };
  const done = async (): Promise<void> => {};
  switch (kind.kind) {
    case 'squid':
      return {
        madeFrom,
        policy: readSquidPolicy(text, client === undefined ? {} : { client }),
        close: done,
      };
    case 'list':
      return { madeFrom, policy: readListPolicy(text, kind.dialect), close: done };
    case 'nftables':
      return { madeFrom, policy: nftPolicy(text, asked), close: done };
    case 'pac':
      return { madeFrom, ...pacPolicy(text, asked) };
  }
}

function nftPolicy(text: string, { circumstances: { own }, inside, outside }: PolicyAsked): Policy {
  return readNftPolicy(text, {
    ...(own && { client: own }),
    ...(inside !== undefined && { inside }),
    ...(outside !== undefined && { outside }),
  });
}

function pacPolicy(
  text: string,
  { circumstances, way }: PolicyAsked,
): Pick<FilePolicy, 'policy' | 'close'> {
  let close = async (): Promise<void> => {};
  const policy = readPacPolicy(text, {
    open: (lookup) => {
      const engine = createPacEngine(text, { ...circumstances, lookup });
      close = engine.close;
      return engine;
    },
    ...(circumstances.lookup && { lookup: circumstances.lookup }),
    ...(way && { way }),
  });
  return { policy, close: () => close() };
}
