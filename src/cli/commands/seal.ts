import { stat } from 'node:fs/promises';
import { checkPositionals, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { checkFiles } from '../args/check-files.ts';
import { keyFlag, replaceSealFlag, sealFlag } from '../args/seal-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { printText } from '../out/print-document.ts';
import { openReportFile } from '../out/report-file.ts';
import { keyId, readPrivateKey } from '../seal/keys.ts';
import { makeSeal } from '../seal/make-seal.ts';
import { sealPlace } from '../seal/seal-place.ts';
import { toldSeal } from '../seal/told.ts';

interface SealArgs {
  readonly key?: string;
  readonly seal?: string;
  readonly force?: boolean;
}

export const sealCommand: Command = commandOf<SealArgs>({
  usage: 'FILE [options]',
  flags: { key: keyFlag, seal: sealFlag, force: replaceSealFlag },
  optionGroups: [{ title: 'Seal', options: [keyFlag, sealFlag, replaceSealFlag] }],
  examples: [
    'netready seal audit.ndjson',
    'openssl genpkey -algorithm ed25519 -out seal.pem && chmod 600 seal.pem',
    'netready seal audit.ndjson --key seal.pem',
    'openssl pkey -in seal.pem -pubout -out seal.pub',
    'netready verify audit.ndjson --public-key seal.pub',
  ],
  exitStatus:
    'Any file can be sealed: a saved audit, a report. What leaves the company is redacted first, then sealed: a seal is of exact bytes. Exit status: 0 sealed, 2 could not.',
  run,
});

async function run({ key, seal, force }: SealArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined) throw new UsageError('Name a file to seal: netready seal FILE');
  const place = sealPlace(path, seal);
  const signing = key === undefined ? undefined : await readPrivateKey(key);
  await checkFiles({
    written: [{ option: '--seal', path: place }],
    read: [{ path }, ...(key === undefined ? [] : [{ option: '--key', path: key }])],
  });
  await checkPlace(place, force === true);
  const out = await openReportFile(place);
  try {
    const sum = await makeSeal(bytesOf(path), {
      key: signing,
      write: (line) => out.write({}, () => [line]),
    });
    await out.finish();
    await printText(toldSeal(sum, { path: place, key: signing && keyId(signing) }));
  } catch (error) {
    await out.discard();
    throw error;
  }
  return 0;
}

/** A new seal would hide that the file is not what the old one was made of. */
async function checkPlace(place: string, mayReplace: boolean): Promise<void> {
  const isThere = await stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isThere && !mayReplace)
    throw new UsageError(
      `Cannot write the seal ${quoted(place)}: it exists; check it by netready verify, or replace it with --force`,
    );
}
