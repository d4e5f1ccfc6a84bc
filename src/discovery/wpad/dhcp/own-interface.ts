import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';

/** The interface by which this machine reaches others. */
export interface OwnInterface {
  readonly name: string;
  /** IPv4. */
  readonly address: string;
  readonly mac: string;
}

/**
 * The interface of the default route where this machine tells it (Linux, /proc/net/route), else the
 * first with an IPv4 address and a hardware address; undefined where there is none. A tunnel has no
 * hardware address, and nobody there who speaks DHCP.
 */
export async function ownInterface(
  options: {
    readonly interfaces?: ReturnType<typeof networkInterfaces>;
    readonly routes?: string;
  } = {},
): Promise<OwnInterface | undefined> {
  const routes = options.routes ?? (await readFile('/proc/net/route', 'utf8').catch(() => ''));
  const preferred = defaultRoute(routes);
  const all = Object.entries(options.interfaces ?? networkInterfaces()).flatMap(
    ([name, own = []]) =>
      own
        .filter(({ family, internal, mac }) => family === 'IPv4' && !internal && hasHardware(mac))
        .map(({ address, mac }) => ({ name, address, mac })),
  );
  return all.find(({ name }) => name === preferred) ?? (preferred ? undefined : all[0]);
}

function hasHardware(mac: string): boolean {
  return /[1-9a-f]/i.test(mac);
}

function defaultRoute(table: string): string | undefined {
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.find(([, to, , , , , , mask]) => to === '00000000' && mask === '00000000')?.[0];
}
