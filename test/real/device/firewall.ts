import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from '../company.ts';
import type { Device } from '../real-case.ts';

/** Rules in the words of nft(8), one a line. */
export interface FirewallRules {
  /** On what the edge forwards. */
  readonly forward?: readonly string[];
  /** On what the edge itself takes in. */
  readonly input?: readonly string[];
  /** On what the edge itself sends, its proxies too. */
  readonly output?: readonly string[];
  /** On what comes to the edge, before it is routed: redirections. */
  readonly redirect?: readonly string[];
  /** On what the client itself sends. */
  readonly client?: readonly string[];
}

/** A packet filter on the edge, on the client, or on both. */
export function firewall(rules: FirewallRules): Device {
  return {
    name: 'nftables',
    package: 'nftables',
    start: async (company) => {
      const { forward, input, output, redirect, client } = rules;
      // For rules that count what a connection has sent.
      await company.edge.run(['sh', '-c', 'echo 1 > /proc/sys/net/netfilter/nf_conntrack_acct']);
      await load(company, 'edge', [
        ...chain('type filter hook forward priority 0', forward),
        ...chain('type filter hook input priority 0', input),
        ...chain('type filter hook output priority 0', output),
        ...chain('type nat hook prerouting priority -100', redirect),
      ]);
      await load(company, 'client', chain('type filter hook output priority 0', client));
    },
  };
}

function chain(hook: string, rules: readonly string[] = []): readonly string[] {
  const name = hook.split(' ')[3];
  return rules.length === 0 ? [] : [`chain ${name} { ${hook}; ${rules.join('; ')}; }`];
}

async function load(
  { folder, ...places }: Company,
  place: 'edge' | 'client',
  chains: readonly string[],
): Promise<void> {
  if (chains.length === 0) return;
  const file = join(folder, `${place}.nft`);
  await writeFile(file, `table inet company {\n${chains.join('\n')}\n}\n`);
  await places[place].run(['nft', '-f', file]);
}
