import type { Device } from '../real-case.ts';

/** Routes on the client, in the words of ip-route(8): `prohibit 20.50.1.10`. */
export function routing(routes: readonly string[]): Device {
  return {
    name: 'routing table',
    package: 'iproute2',
    start: async ({ client }) => {
      for (const route of routes) await client.run(['ip', 'route', 'add', ...route.split(' ')]);
    },
  };
}
