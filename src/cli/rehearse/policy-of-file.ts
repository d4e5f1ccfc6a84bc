import { basename } from 'node:path';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import type { Policy } from '../../rehearse/policy.ts';
import { policyKindOf, readPolicy } from '../../rehearse/read-policy.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { PacCircumstances } from '../pac/pac-circumstances.ts';
import { readHave } from '../rules/read-have.ts';

export interface PolicyAsked {
  /** In whose words the file is; absent: it shows. */
  readonly dialect: RuleDialect | undefined;
  readonly circumstances: PacCircumstances;
}

/** A proposed change as it was read, and what it was read from. */
export interface FilePolicy {
  readonly policy: Policy;
  readonly madeFrom: Pick<Rehearsal['madeFrom'], 'file' | 'dialect' | 'client'>;
}

/**
 * Reads a proposed change.
 * @throws UsageError for a file of which it does not show what it is, one that is too large, or one of more than
 * one client; what the system says where it cannot be read.
 */
export async function policyOfFile(
  path: string,
  { dialect, circumstances: { own = [] } }: PolicyAsked,
): Promise<FilePolicy> {
  const text = await readHave({ path });
  const kind = policyKindOf(text, dialect);
  if (kind === undefined) {
    throw new UsageError(
      `Cannot tell in whose words ${quoted(path)} is: say --for DIALECT, such as --for pan-os`,
    );
  }
  if (kind === 'nftables' || kind === 'pac') {
    throw new UsageError(`Cannot rehearse ${quoted(path)}: ${kind} is not tried yet`);
  }
  const [client, second] = own;
  if (second !== undefined && kind.kind === 'squid') {
    throw new UsageError('Cannot rehearse for two clients at once: name one --as ADDRESS');
  }
  return {
    policy: readPolicy(text, kind, { ...(client !== undefined && { client }) }),
    madeFrom: {
      file: basename(path),
      dialect: kind.kind === 'squid' ? 'squid' : kind.dialect,
      ...(client !== undefined && { client }),
    },
  };
}
