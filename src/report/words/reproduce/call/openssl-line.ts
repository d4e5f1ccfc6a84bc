import { hostAndPort } from '../../../../model/address/endpoint.ts';
import { type Line, typed } from '../typed.ts';

/** One handshake by `openssl s_client`. */
export interface OpensslCall {
  /** An address directly, a name through a proxy. */
  readonly host: string;
  readonly port: number;
  /** A proxy of HTTP: it knows no others. */
  readonly proxy?: { readonly host: string; readonly port: number } | undefined;
  /** The name in ClientHello; absent: none is sent. */
  readonly serverName?: string | undefined;
  /** What the certificate is checked against. */
  readonly checkedName: string;
}

/** The words of one handshake, which end it as soon as it is complete. Not for PowerShell. */
export function opensslLine(call: OpensslCall): Line {
  const { host, port, proxy, serverName, checkedName } = call;
  const isAddress = /^[\d.]+$|:/.test(checkedName);
  return typed`openssl s_client
    ${proxy ? typed`-proxy ${hostAndPort(proxy.host, proxy.port)}` : []}
    -connect ${hostAndPort(host, port)}
    ${serverName === undefined ? typed`-noservername` : typed`-servername ${serverName}`}
    ${isAddress ? typed`-verify_ip ${checkedName}` : typed`-verify_hostname ${checkedName}`}
    </dev/null`;
}
