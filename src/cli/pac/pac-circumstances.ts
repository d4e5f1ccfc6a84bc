import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { PacResolver } from '../../discovery/pac/pac-selection.ts';
import { scriptedNames } from '../../discovery/pac/scripted-names.ts';
import { withoutBrackets } from '../../model/address/endpoint.ts';
import { whyOf } from '../../model/text/why-of.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { type Flags, many, one, text } from '../args/flag.ts';

/** Who asks a PAC file, when, and who answers it for names; absent: this machine, now, DNS. */
export interface PacCircumstances {
  readonly own?: readonly string[];
  readonly now?: () => number;
  /** Minutes east of UTC. */
  readonly utcOffset?: number;
  readonly lookup?: PacResolver;
}

/** The options that say so. */
export interface PacCircumstanceArgs {
  readonly own?: readonly string[];
  readonly at?: Moment;
  readonly dns?: string;
}

/** A moment, and minutes east of UTC there. */
interface Moment {
  readonly time: number;
  readonly utcOffset: number;
}

export const pacCircumstanceFlags: Flags<PacCircumstanceArgs> = {
  own: many('as', ownAddress, {
    value: 'ADDRESS',
    help: "the client's own address, as myIpAddress() gives it: the answer for another branch",
  }),
  at: one('at', moment, {
    value: 'TIME',
    help: 'the time of the question, with its zone: 2026-12-24T10:30+01:00, or …Z',
  }),
  dns: one('dns', text, {
    value: 'FILE',
    file: true,
    help: 'names and their addresses, one a line as in a hosts file: no name server is asked',
  }),
};

const maxFileBytes = 4 * 1024 * 1024;

/** @throws UsageError for a file that cannot be used. */
export async function pacCircumstances({
  own,
  at,
  dns,
}: PacCircumstanceArgs): Promise<PacCircumstances> {
  return {
    ...(own && { own }),
    ...(at && { now: () => at.time, utcOffset: at.utcOffset }),
    ...(dns !== undefined && { lookup: scriptedNames(await readNames(dns)) }),
  };
}

function ownAddress(option: string, given: string): string {
  const address = withoutBrackets(given);
  if (isIP(address)) return address;
  throw new UsageError(`Cannot use ${quoted(given)} for ${option}: give an IP address`);
}

/** A time without a zone is another moment on every machine. */
function moment(option: string, given: string): Moment {
  const [, sign, hours = '0', minutes = '0'] =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(given) ?? [];
  const time = Date.parse(given);
  if (Number.isNaN(time) || !/(?:Z|[+-]\d\d:\d\d)$/.test(given)) {
    throw new UsageError(
      `Cannot use ${quoted(given)} for ${option}: give a time and its zone, such as 2026-12-24T10:30+01:00`,
    );
  }
  const offset = Number(hours) * 60 + Number(minutes);
  return { time, utcOffset: sign === '-' ? -offset : offset };
}

async function readNames(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > maxFileBytes) throw new Error('it is larger than 4 MiB');
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = whyOf(error);
    throw new UsageError(`Cannot use ${quoted(path)} for --dns: ${why}`);
  }
}
