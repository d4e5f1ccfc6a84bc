import { readFile, stat } from 'node:fs/promises';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

const mostBytes = 32 * 1024 * 1024;

/** A file of rules, and the product whose words it is in. */
export interface HaveFile {
  readonly path: string;
  readonly dialect: Exclude<RuleDialect, 'pac'>;
}

/**
 * The text of a file of rules.
 * @throws UsageError for one of more than 32 MiB; what the system says where it cannot be read.
 */
export async function readHave({ path }: Pick<HaveFile, 'path'>): Promise<string> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw new UsageError(
      `Cannot read ${quoted(path)}: ${size} bytes, and 32 MiB are the most of a file of rules; give the part of it that is about these names`,
    );
  }
  return await readFile(path, 'utf8');
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
