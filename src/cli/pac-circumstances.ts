import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { PacResolver } from '../discovery/pac/pac-selection.ts';
import { scriptedNames } from '../discovery/pac/scripted-names.ts';
import { withoutBrackets } from '../model/endpoint.ts';
import { quoted, UsageError } from '../setup/usage/usage-error.ts';
import type { Option, Parsed } from './args/option.ts';

/** Who asks a PAC file, when, and who answers it for names; absent: this machine, now, DNS. */
export interface PacCircumstances {
  readonly own?: readonly string[];
  readonly now?: () => number;
  /** Minutes east of UTC. */
  readonly utcOffset?: number;
  readonly lookup?: PacResolver;
}

export const pacCircumstanceOptions: readonly Option[] = [
  {
    name: 'as',
    value: 'ADDRESS',
    repeatable: true,
    help: "the client's own address, as myIpAddress() gives it: the answer for another branch",
  },
  {
    name: 'at',
    value: 'TIME',
    help: 'the time of the question, with its zone: 2026-12-24T10:30+01:00, or …Z',
  },
  {
    name: 'dns',
    value: 'FILE',
    file: true,
    help: 'names and their addresses, one a line as in a hosts file: no name server is asked',
  },
];

const largestFile = 4 * 1024 * 1024;

/** @throws UsageError for a value or a file that cannot be used. */
export async function pacCircumstances(parsed: Parsed): Promise<PacCircumstances> {
  const own = parsed.all('as').map(ownAddress);
  const at = parsed.one('at');
  const dns = parsed.one('dns');
  return {
    ...(own.length > 0 && { own }),
    ...(at !== undefined && moment(at)),
    ...(dns !== undefined && { lookup: scriptedNames(await readNames(dns)) }),
  };
}

function ownAddress(text: string): string {
  const address = withoutBrackets(text);
  if (isIP(address)) return address;
  throw new UsageError(`Cannot use ${quoted(text)} for --as: give an IP address`);
}

/** A time without a zone is another moment on every machine. */
function moment(text: string): Pick<PacCircumstances, 'now' | 'utcOffset'> {
  const [, sign, hours = '0', minutes = '0'] =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text) ?? [];
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new UsageError(
      `Cannot use ${quoted(text)} for --at: give a time and its zone, such as 2026-12-24T10:30+01:00`,
    );
  }
  const offset = Number(hours) * 60 + Number(minutes);
  return { now: () => time, utcOffset: sign === '-' ? -offset : offset };
}

async function readNames(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > largestFile) throw new Error('it is larger than 4 MiB');
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot use ${quoted(path)} for --dns: ${why}`);
  }
}
