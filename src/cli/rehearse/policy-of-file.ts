import { basename } from 'node:path';
import { createPacEngine, type PacEngine } from '../../discovery/pac/create-pac-engine.ts';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import type { NftCircumstances } from '../../rehearse/nft/read-nft-policy.ts';
import type { PacAsking, PacWay } from '../../rehearse/pac/read-pac-policy.ts';
import type { Policy } from '../../rehearse/policy.ts';
import { type PolicyKind, policyKindOf, readPolicy } from '../../rehearse/read-policy.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { PacCircumstances } from '../pac/pac-circumstances.ts';
import { readHave } from '../rules/read-have.ts';

export interface PolicyAsked {
  /** In whose words the file is; absent: it shows. */
  readonly dialect: RuleDialect | undefined;
  readonly circumstances: PacCircumstances;
  /** Files that it names. */
  readonly files?: readonly string[];
  /** Of a ruleset: which way packets take, and by which interfaces. */
  readonly nftables?: Omit<NftCircumstances, 'client'>;
  /** Of a PAC file: where all rows are to go. */
  readonly expectWay?: PacWay;
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
  const { dialect, circumstances, files = [], nftables = {}, expectWay } = asked;
  const text = await readHave({ path });
  const kind = policyKindOf(text, dialect);
  if (kind === undefined) {
    throw new UsageError(
      `Cannot tell in whose words ${quoted(path)} is: say --for DIALECT, such as --for pan-os`,
    );
  }
  const { own = [], lookup } = circumstances;
  const [client, second] = own;
  if (second !== undefined && kind.kind === 'squid') {
    throw new UsageError('Cannot rehearse for two clients at once: name one --as ADDRESS');
  }
  const engines: PacEngine[] = [];
  const open: PacAsking['open'] = (script, names) => {
    const engine = createPacEngine(script, { ...circumstances, lookup: names });
    engines.push(engine);
    return engine;
  };
  const options = {
    squid: { ...(client !== undefined && { client }), files: await textsOf(files) },
    nftables: { ...nftables, client: own },
    pac: { open, ...(lookup && { lookup }), ...(expectWay && { way: expectWay }) },
  };
  return {
    policy: readPolicy(text, { kind, options }),
    madeFrom: {
      ...{ file: basename(path), dialect: dialectOf(kind) },
      ...(client !== undefined && { client: own.join(', ') }),
    },
    close: async () => {
      for (const engine of engines) await engine.close();
    },
  };
}

/** Texts by the last part of their paths. @throws UsageError for two files of one name. */
async function textsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const name = basename(path);
    if (texts.has(name)) {
      throw new UsageError(`Cannot tell two files called ${quoted(name)} apart: leave one out`);
    }
    texts.set(name, await readHave({ path }));
  }
  return texts;
}

function dialectOf(kind: PolicyKind): RuleDialect {
  return kind.kind === 'list' ? kind.dialect : kind.kind;
}
