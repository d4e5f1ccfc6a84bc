import { type Line, typed } from '../typed.ts';
import type { ShellName } from './shell-name.ts';

/** One question to a name server. */
export interface NameCall {
  readonly name: string;
  /** Absent: whom this machine asks. */
  readonly server?: { readonly host: string; readonly port: number } | undefined;
  readonly seconds: number;
  readonly options?: Line;
}

/**
 * Asks by DNS alone: `dig`, or `Resolve-DnsName`, which knows no other port than 53.
 * @returns undefined where the shell's tool cannot ask so.
 */
export function nameLine(call: NameCall, shell: ShellName): Line | undefined {
  const { name, server, seconds, options = [] } = call;
  if (shell === 'shell') {
    return typed`dig ${server ? typed`@${server.host}` : []}
      ${server && server.port !== 53 ? typed`-p ${server.port}` : []}
      -q ${name} -t A +tries=1 +time=${seconds} ${options}`;
  }
  if (server && server.port !== 53) return undefined;
  return typed`Resolve-DnsName -Name ${name} -Type A
    ${server ? typed`-Server ${server.host}` : []} -DnsOnly -NoHostsFile ${options}`;
}

/** What this machine says of a name, its hosts file included. */
export function machineLine(name: string, shell: ShellName): Line {
  return shell === 'shell'
    ? typed`getent ahosts ${name}`
    : typed`Resolve-DnsName -Name ${name} -Type A`;
}
