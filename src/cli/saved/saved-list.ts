import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LongList } from '../../catalogue/long-list.ts';
import type { SavedList } from '../../model/audit/record.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import { whyOf } from '../../model/text/why-of.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { chooseTargets } from '../../setup/targets/choose-targets.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type Flags, parseFlags, wordsOf } from '../args/flag.ts';
import { parseOptions } from '../args/option.ts';

/** What is chosen of a list, whichever it is. */
type Selecting = Omit<TargetRequest, 'catalogues' | 'targets' | 'os'>;

const { agent, regions, cloud, portal } = targetFlags;
const selecting: Flags<Selecting> = { agent, regions, cloud, portal };

/**
 * What is saved of a list that an audit takes in parts, so that the rest of it can be found again;
 * undefined where it came over the standard input, and is gone.
 * @param os the systems that were chosen: which this machine is, another may not be.
 */
export async function savedList(
  request: TargetRequest,
  { os }: Pick<AuditHead['options'], 'os'>,
): Promise<SavedList | undefined> {
  const [name] = request.catalogues ?? [];
  if (name === undefined || name === '-') return undefined;
  const file = resolve(name);
  const words = [...os.map((one) => `--os=${one}`), ...wordsOf(request, selecting)];
  return { file, sha256: await digestOf(file), words };
}

/**
 * Reads the list of a saved audit again, for what was not begun of it.
 * @throws UsageError in one line where it is gone, or another than it was.
 */
export async function listAgain(list: SavedList | undefined, listed: number): Promise<LongList> {
  if (!list) {
    throw new UsageError('Cannot resume: its list came over the standard input, so begin anew');
  }
  const { file, sha256, words } = list;
  const digest = await digestOf(file).catch((error: unknown) => {
    const why = whyOf(error);
    throw new UsageError(`Cannot resume: the rest of its list cannot be read: ${why}`);
  });
  const request = parseFlags(parseOptions(words, Object.values(targetFlags)), targetFlags);
  const chosen = await chooseTargets(request, {
    catalogue: file,
    inParts: true,
    // It was too long once, however often its targets are tried.
    triesEach: Number.POSITIVE_INFINITY,
  });
  if (digest === sha256 && chosen.long?.targets === listed) return chosen.long;
  throw new UsageError(
    `Cannot resume: its list ${quoted(file)} is not what it was when the audit began`,
  );
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
