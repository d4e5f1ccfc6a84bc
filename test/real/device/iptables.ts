import type { Device } from '../real-case.ts';

/** A filter on the edge that looks for names in packets, as small routers do. */
export function iptables({
  drop = [],
  reset = [],
}: {
  readonly drop?: readonly string[];
  readonly reset?: readonly string[];
}): Device {
  const match = (name: string, target: readonly string[]): string[] => [
    ...['iptables', '-A', 'FORWARD', '-i', 'lan', '-p', 'tcp'],
    ...['-m', 'string', '--algo', 'bm', '--string', name, '-j', ...target],
  ];
  return {
    name: 'iptables',
    package: 'iptables',
    start: async ({ edge }) => {
      for (const name of drop) await edge.run(match(name, ['DROP']));
      for (const name of reset) {
        await edge.run(match(name, ['REJECT', '--reject-with', 'tcp-reset']));
      }
    },
  };
}
