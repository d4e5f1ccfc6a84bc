import type {
  WinhttpAnswer,
  WinhttpAnswers,
  WinhttpUserAnswer,
} from '../../../../model/audit/windows/live-answers.ts';
import { startOf } from '../../../../model/text/start-of.ts';
import { type Foreign, takes, takesForLong } from './foreign.ts';
import { type Memory, openMemory, wide } from './memory.ts';

/** As much of a list as settings keep. */
const maxText = 1000;
const noProxy = 1;
const named = 3;
const byDetection = 1;
const byUrl = 2;
const dhcpAndDns = 3;
const maxUrls = 2000;

/** Where WinHTTP is to find the PAC file: at a URL, or by a search of its own. */
export type PacPlace = { readonly pac: string } | 'detect';

/** WinHTTP itself, as a program of Windows asks it. Structures are those of 64-bit Windows (winhttp.h). */
export interface Winhttp {
  /** What it is set to, for the machine and for this account. Nobody else is asked. */
  readonly configured: () => Pick<WinhttpAnswers, 'machine' | 'user'>;
  /** Searches for a PAC file by DHCP and DNS; it may take a minute. */
  readonly detect: () => NonNullable<WinhttpAnswers['detected']>;
  /** What a PAC file says of some URLs, at most 2,000; it is fetched and read by WinHTTP. */
  readonly forUrls: (place: PacPlace, urls: readonly string[]) => readonly WinhttpAnswer[];
}

/** Opens WinHTTP. */
export function openWinhttp(foreign: Foreign): Winhttp {
  const memory = openMemory(foreign);
  const { GetLastError } = foreign('kernel32.dll', { GetLastError: takes() });
  const lastError = (): number => Number(GetLastError());
  const api = foreign('winhttp.dll', {
    WinHttpGetDefaultProxyConfiguration: takes('buffer'),
    WinHttpGetIEProxyConfigForCurrentUser: takes('buffer'),
    WinHttpDetectAutoProxyConfigUrl: takes('u32', 'buffer'),
    WinHttpOpen: takesForLong('buffer', 'u32', 'buffer', 'buffer', 'u32'),
    WinHttpGetProxyForUrl: takes('u64', 'buffer', 'buffer', 'buffer'),
    WinHttpCloseHandle: takes('u64'),
  });
  const configured: Winhttp['configured'] = () => {
    const machine = Buffer.alloc(24);
    const machineSaid = api.WinHttpGetDefaultProxyConfiguration(machine);
    const machineError = machineSaid ? 0 : lastError();
    const user = Buffer.alloc(32);
    const userSaid = api.WinHttpGetIEProxyConfigForCurrentUser(user);
    const userError = userSaid ? 0 : lastError();
    return {
      machine: machineSaid ? proxyInfo(machine, memory) : { error: machineError },
      user: userSaid ? userConfig(user, memory) : { error: userError },
    };
  };
  const detect: Winhttp['detect'] = () => {
    const url = Buffer.alloc(8);
    if (!api.WinHttpDetectAutoProxyConfigUrl(dhcpAndDns, url)) return { error: lastError() };
    return withoutUnset({ pac: memory.take(url.readBigUInt64LE()) });
  };
  const forUrls: Winhttp['forUrls'] = (place, urls) => {
    const session = BigInt(api.WinHttpOpen(wide('netready'), noProxy, null, null, 0));
    if (session === 0n) return urls.map(() => ({ error: lastError() }));
    const pac = place === 'detect' ? 0n : memory.put(place.pac);
    const options = autoproxyOptions(place, pac);
    try {
      return urls.slice(0, maxUrls).map((url) => {
        const info = Buffer.alloc(24);
        const isTold = api.WinHttpGetProxyForUrl(session, wide(url), options, info);
        return isTold ? proxyInfo(info, memory) : { error: lastError() };
      });
    } finally {
      api.WinHttpCloseHandle(session);
      memory.free(pac);
    }
  };
  return { configured, detect, forUrls };
}

/** WINHTTP_AUTOPROXY_OPTIONS; nobody logs in to fetch the file. */
function autoproxyOptions(place: PacPlace, pac: bigint): Buffer {
  const options = Buffer.alloc(40);
  options.writeUInt32LE(place === 'detect' ? byDetection : byUrl, 0);
  options.writeUInt32LE(place === 'detect' ? dhcpAndDns : 0, 4);
  options.writeBigUInt64LE(pac, 8);
  return options;
}

/** WINHTTP_PROXY_INFO. */
function proxyInfo(info: Buffer, memory: Memory): WinhttpAnswer {
  const proxy = memory.take(info.readBigUInt64LE(8));
  const bypass = memory.take(info.readBigUInt64LE(16));
  return info.readUInt32LE() === named ? withoutUnset({ proxy, bypass }) : {};
}

/** WINHTTP_CURRENT_USER_IE_PROXY_CONFIG. */
function userConfig(config: Buffer, memory: Memory): WinhttpUserAnswer {
  const pac = memory.take(config.readBigUInt64LE(8));
  const proxy = memory.take(config.readBigUInt64LE(16));
  const bypass = memory.take(config.readBigUInt64LE(24));
  return { autoDetect: config.readUInt32LE() !== 0, ...withoutUnset({ pac, proxy, bypass }) };
}

function withoutUnset(
  texts: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const set = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined || text === '' ? [] : [[name, startOf(text, maxText)] as const],
  );
  return Object.fromEntries(set);
}
