import { inBrackets } from '../../../../model/address/endpoint.ts';
import type { ProxyServer } from '../../../../model/route/route.ts';
import { type Line, typed } from '../typed.ts';
import type { ShellName } from './shell-name.ts';

/** One request by curl. */
export interface CurlCall {
  readonly url: string;
  /** Absent: none is taken, whatever the environment says. */
  readonly proxy?: ProxyServer | undefined;
  /** Where a connection for this host and port goes. */
  readonly to?: Connection | undefined;
  /** How long one step may take; the whole may take twice as long. */
  readonly seconds: number;
  /** Chains that do not verify are let pass. */
  readonly insecure?: boolean | undefined;
  readonly insecureProxy?: boolean | undefined;
  readonly options?: Line | undefined;
  /** What curl tells; default: each step, and nothing of the body. */
  readonly tells?: 'steps' | 'page' | 'figures';
}

/** From a host and port to an address and port, as `--connect-to` has them. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly toPort: number;
}

/**
 * The words of one request. No file of settings is read (`-q`), so that what is shown is what the line
 * says; HTTP/1.1, as the audit asks.
 */
export function curlLine(call: CurlCall, shell: ShellName): Line {
  const { url, proxy, to, seconds, insecure, insecureProxy, options, tells = 'steps' } = call;
  return typed`
    ${shell === 'shell' ? typed`curl` : typed`curl.exe`} -q
    ${tells === 'figures' ? typed`-sS` : typed`-sSv`} ${version(shell)}
    --connect-timeout ${seconds} -m ${2 * seconds}
    ${proxy ? throughProxy(proxy, shell) : typed`--noproxy ${'*'}`}
    ${to ? toPlace(to, proxy !== undefined) : []}
    ${insecure ? typed`-k` : []}
    ${insecureProxy ? typed`--proxy-insecure` : []}
    ${options ?? []}
    ${tells === 'page' ? [] : nowhere(shell)}
    ${url}
    ${tells === 'page' ? harmless(shell) : []}`;
}

const schemes: Readonly<Record<ProxyServer['kind'], string>> = {
  http: 'http',
  https: 'https',
  // The proxy looks the name up, as in the audit.
  socks5: 'socks5h',
  socks4: 'socks4a',
};

/** PowerShell parts an option before its period, unless it is quoted. */
function version(shell: ShellName): Line {
  return shell === 'shell' ? typed`--http1.1` : typed`${'--http1.1'}`;
}

/** An empty list of exceptions does not reach a program of Windows, which has none in its environment. */
function throughProxy({ kind, host, port }: ProxyServer, shell: ShellName): Line {
  const url = `${schemes[kind]}://${inBrackets(host)}:${port}`;
  return typed`-x ${url} ${shell === 'shell' ? typed`--noproxy ${''}` : []}`;
}

/** Behind a proxy only `--connect-to` changes what it is asked for. */
function toPlace({ host, port, address, toPort }: Connection, isBehind: boolean): Line {
  const [from, target] = [inBrackets(host), inBrackets(address)];
  return port === toPort && !isBehind
    ? typed`--resolve ${`${from}:${port}:${target}`}`
    : typed`--connect-to ${`${from}:${port}:${target}:${toPort}`}`;
}

function nowhere(shell: ShellName): Line {
  return shell === 'shell' ? typed`-o /dev/null` : typed`-o NUL`;
}

/** A page is the text of a stranger: what a terminal would act upon is made visible. */
function harmless(shell: ShellName): Line {
  return shell === 'shell' ? typed`| cat -v` : typed`| Select-Object -First 40`;
}
