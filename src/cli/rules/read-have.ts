import { readFile, stat } from 'node:fs/promises';
import type { RuleDialect } from '../../model/rule-dialect.ts';
import type { Have } from '../../rules/have/have.ts';
import { readers } from '../../rules/readers.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

const mostBytes = 128 * 1024 * 1024;

/** A file of rules, and the product whose words it is in. */
export interface HaveFile {
  readonly path: string;
  readonly dialect: Exclude<RuleDialect, 'pac'>;
}

/**
 * What stands in a file of rules.
 * @throws UsageError for one of more than 128 MiB; what the system says where it cannot be read.
 */
export async function readHave({ path, dialect }: HaveFile): Promise<Have> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw new UsageError(
      `Cannot read ${quoted(path)}: ${size} bytes, and 128 MiB are the most of a file of rules`,
    );
  }
  return readers[dialect](await readFile(path, 'utf8'));
}

/** The product of a file of rules. @throws UsageError where none is named, or none that has such files. */
export function dialectOfFile(dialect: RuleDialect | undefined): HaveFile['dialect'] {
  if (dialect === undefined) {
    throw new UsageError('Say in whose words the file of --have is: --for DIALECT');
  }
  if (dialect === 'pac') {
    throw new UsageError(
      'Cannot compare a PAC file by --have: it is a program; netready pac says what it does',
    );
  }
  return dialect;
}
