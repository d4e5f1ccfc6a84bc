import type { OsColumn } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';
import { osColumnOf } from '../cells/os-columns-of.ts';

/** Where a sheet keeps what: indices of columns. */
export interface Headers {
  readonly address: number;
  readonly service?: number;
  readonly geography?: number;
  readonly category?: number;
  readonly port?: number;
  readonly protocol?: number;
  /** UDP ports, in a column of their own. */
  readonly udp?: number;
  readonly required?: number;
  readonly comment?: number;
  /** One column that names the systems of a row. */
  readonly os?: number;
  /** The wildcard that a row is one name of, as our own lists have it. */
  readonly pattern?: number;
  /** Filled where a wildcard was not asked, as in our own lists. */
  readonly notRun?: number;
  /** A column for each system. */
  readonly columns: readonly (readonly [column: OsColumn, index: number])[];
}

/** The best name for the addresses first: a sheet may have a URL and a host column. */
const addressNames = [
  ...['endpoint url', 'endpoint urls', 'url', 'urls', 'url or pattern', 'uri', 'uris'],
  ...['destination url', 'destination urls', 'destination fqdn', 'destination fqdns'],
  ...['fqdn url', 'url fqdn', 'urls fqdns', 'fqdns urls', 'url ip', 'url or fqdn', 'service url'],
  ...['endpoint', 'endpoints', 'endpoint dns', 'endpoint fqdn', 'endpoint host', 'agent resource'],
  ...['target fqdn', 'target fqdns', 'target url', 'target urls', 'target host', 'target domain'],
  ...['address', 'addresses', 'web address', 'web addresses', 'fqdn', 'fqdns', 'dns name'],
  ...['dns names', 'destination host', 'destination hostname', 'destination domain'],
  ...['destination address', 'destination', 'destinations', 'remote host', 'remote address'],
  ...['host', 'hosts', 'hostname', 'hostnames', 'host name', 'host names', 'domain', 'domains'],
  ...['domain name', 'domain names', 'target', 'targets', 'pattern', 'fully qualified domain name'],
  ...['url adresse', 'url adressen', 'webadresse', 'ziel url', 'ziel fqdn', 'zieladresse', 'ziel'],
  ...['zielhost', 'zielserver', 'ziele', 'adresse', 'adressen', 'endpunkt', 'endpunkte', 'domäne'],
  ...['domänen', 'domänenname', 'rechnername', 'adresse url', 'adresses url', 'adresses'],
  ...['url de destination', 'nom de domaine', 'noms de domaine', 'domaine', 'domaines', 'hôte'],
  ...[
    'hôtes',
    'nom d hôte',
    'cible',
    'cibles',
    'point de terminaison',
    'dirección',
    'dirección url',
  ],
  ...['dominio', 'dominios', 'destino', 'destinos', 'nombre de host', 'indirizzo', 'destinazione'],
  // Last, since a host beside it says more.
  ...['destination ip', 'destination ip address', 'dest ip', 'dst ip', 'ziel ip', 'ip address'],
  ...['ip addresses', 'ip', 'ips', 'ip adresse', 'ip adressen', 'server', 'servers'],
];

const otherNames = {
  service: [
    ...['service', 'services', 'services applications', 'service application', 'application'],
    ...['applications', 'product', 'service name', 'dienst', 'produkt', 'produit', 'servicio'],
  ],
  geography: ['geography', 'region', 'location', 'data location', 'geo', 'région', 'región'],
  category: ['category', 'kategorie', 'catégorie', 'categoría'],
  port: [
    ...['port', 'ports', 'tcp port', 'tcp ports', 'tcpport', 'tcpports', 'destination port'],
    ...['destination ports', 'dest port', 'dst port', 'dport', 'remote port', 'service port'],
    ...['protocol port', 'protocol ports', 'port protocol', 'ports protocol', 'ports protocols'],
    ...['protocols ports', 'protocol and port', 'protocols and ports', 'port and protocol'],
    ...['ports and protocols', 'zielport', 'zielports', 'port protokoll', 'protokoll port'],
    ...['port de destination', 'ports de destination', 'port protocole', 'protocole port'],
    ...['puerto', 'puertos', 'porta', 'porte', 'tcp'],
  ],
  udp: ['udp port', 'udp ports', 'udpport', 'udpports', 'udp'],
  protocol: [
    ...['protocol', 'protocols', 'ip protocol', 'transport protocol', 'transport', 'proto'],
    ...['l4 protocol', 'protokoll', 'protocole', 'protocolo'],
  ],
  required: [
    ...['required or optional', 'required optional', 'required', 'need', 'needed'],
    ...['mandatory', 'mandatory optional', 'type', 'erforderlich', 'pflicht', 'requis'],
    ...['obligatoire', 'obligatorio', 'obbligatorio', 'requerido'],
  ],
  comment: [
    ...['comments', 'comment', 'notes', 'note', 'kommentar', 'kommentare', 'bemerkung'],
    ...['commentaire', 'commentaires', 'remarque', 'comentario', 'comentarios'],
  ],
  os: [
    ...['os', 'operating system', 'operating systems', 'platform', 'platforms'],
    ...['betriebssystem', 'plattform', 'système d exploitation', 'sistema operativo'],
  ],
  pattern: ['rule must open', 'pattern'],
  notRun: ['not run', 'not asked'],
} as const;

/** A header further right is not looked for. */
export const maxColumns: number = 100;
const maxHeaderLength = 300;

/**
 * The headers of a row, in any order and loosely spelled; `undefined` where no cell names the
 * addresses, which makes the row no header.
 */
export function readHeaders(cells: readonly string[]): Headers | undefined {
  const names = cells.slice(0, maxColumns).map(headerName);
  const address = firstOf(names, addressNames) ?? looseAddress(cells, names);
  if (address === undefined) return undefined;
  const others: Record<string, number> = {};
  for (const [key, spellings] of Object.entries(otherNames)) {
    const index = firstOf(names, spellings);
    if (index !== undefined && index !== address) others[key] = index;
  }
  const port = others['port'] ?? loosePort(names, [address, ...Object.values(others)]);
  if (port !== undefined) others['port'] = port;
  const taken = new Set([address, ...Object.values(others)]);
  const columns = names.flatMap((name, index) => {
    const column = taken.has(index) ? undefined : osColumnOf(name);
    return column === undefined ? [] : [[column, index] as const];
  });
  return {
    address,
    ...others,
    columns: columns.filter(([one], at) => columns.findIndex(([column]) => column === one) === at),
  };
}

/** A header of some more words (`Required URL`, `FQDN or wildcard`), in a row of several. */
function looseAddress(cells: readonly string[], names: readonly string[]): number | undefined {
  if (names.filter((name) => name !== '').length < 2) return undefined;
  if (cells.slice(0, maxColumns).some((cell) => /[.:]\S|\d{4}/.test(cell))) return undefined;
  const index = names.findIndex(
    (name) =>
      name.length < 40 &&
      /\b(?:urls?|fqdns?|hostnames?)\b/.test(name) &&
      !/\b(?:description|comment|count|type|port|ports|category|id|used|reason)\b/.test(name),
  );
  return index < 0 ? undefined : index;
}

/** A header of some more words than the ports have (`Dest. Port(s)`, `Ziel-Port`, `TCP port number`). */
function loosePort(names: readonly string[], taken: readonly number[]): number | undefined {
  const index = names.findIndex(
    (name, at) =>
      !taken.includes(at) &&
      name.length < 40 &&
      /(?<!\p{L})(?:ports?|portnummern?|puertos?)(?!\p{L})/u.test(name) &&
      !/\b(?:source|src|local|udp|switch|count|description|comment|type|quell\w*|origen)\b/.test(
        name,
      ),
  );
  return index < 0 ? undefined : index;
}

/** Whether a cell is a name for a column of addresses. */
export function isAddressHeader(cell: string): boolean {
  return cell.length < 40 && !cell.includes('.') && addressNames.includes(headerName(cell));
}

/** Lower case, with one blank for whatever stands between the words. */
function headerName(cell: string): string {
  return startOf(cell, maxHeaderLength)
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .replace(/\((?:s|e|n|en|es)\)/g, (plural) => plural.slice(1, -1))
    .replace(/[^\p{L}\d.]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim();
}

function firstOf(names: readonly string[], spellings: readonly string[]): number | undefined {
  for (const spelling of spellings) {
    const index = names.indexOf(spelling);
    if (index >= 0) return index;
  }
  return undefined;
}
