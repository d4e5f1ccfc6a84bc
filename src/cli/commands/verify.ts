import { listedJson } from '../../report/formats/json/text/listed-json.ts';
import { checkPositionals, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { formatFlag } from '../args/display-flags.ts';
import { publicKeyFlag, sealFlag } from '../args/seal-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { printDocument, printText } from '../out/print-document.ts';
import { readPublicKey } from '../seal/keys.ts';
import { readSeal } from '../seal/read-seal.ts';
import { sealPlace } from '../seal/seal-place.ts';
import { toldVerified } from '../seal/told.ts';
import { stateOf, verifiedDocument } from '../seal/verified-document.ts';
import { verifySeal } from '../seal/verify-seal.ts';

interface VerifyArgs {
  readonly publicKey?: string;
  readonly seal?: string;
  readonly format: 'table' | 'json';
}

const format = formatFlag(['table', 'json']);

export const verifyCommand: Command = commandOf<VerifyArgs>({
  usage: 'FILE [options]',
  flags: { publicKey: publicKeyFlag, seal: sealFlag, format },
  optionGroups: [
    { title: 'Seal', options: [publicKeyFlag, sealFlag] },
    { title: 'Output', options: [format] },
  ],
  examples: [
    'netready verify audit.ndjson --public-key seal.pub',
    'netready verify report.html --seal seals/report.html.seal',
    'netready verify audit.ndjson --public-key seal.pub --format json',
  ],
  exitStatus:
    'Every line that was changed, inserted, removed or moved is named, the first thousand. Exit status: 0 whole, 1 changed, or not signed by the given key, 2 could not be told: a signed seal without --public-key, an unreadable one.',
  run,
});

async function run(
  { publicKey, seal, format }: VerifyArgs,
  { positionals }: Words,
): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined) throw new UsageError('Name a sealed file: netready verify FILE');
  const place = sealPlace(path, seal);
  const key = publicKey === undefined ? undefined : await readPublicKey(publicKey);
  const reading = readSeal(bytesOf(place), place);
  const verified = await verifySeal({ file: bytesOf(path), seal: reading }, key);
  const name = path === '-' ? 'standard input' : path;
  if (format === 'json') await printDocument(verifiedDocument(verified, name), listedJson);
  else await printText(toldVerified(verified, name));
  const state = stateOf(verified);
  if (state !== 'unknown') return state === 'whole' ? 0 : 1;
  throw new UsageError(
    `Cannot tell whether ${quoted(path)} is as it was sealed: whoever changed it may have made the seal; give --public-key FILE`,
  );
}
