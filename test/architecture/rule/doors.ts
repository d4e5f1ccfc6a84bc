import type { ImportFact, ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { libraryOf } from '../place.ts';

/** Each library comes in by its one door, and a library without a door does not come in. */
export const doors: Rule = (modules) => [
  ...modules.flatMap(checkModule),
  ...table.flatMap((door) => checkSingle(door, modules)),
];

interface Door {
  readonly library: string;
  /** Folders end in `/`; the rest are modules. */
  readonly at: readonly string[];
  /** A folder in which one module alone may hold it. */
  readonly onceIn?: string;
  /** Heavy: loaded when it is used, so by `import()` and as a type. */
  readonly lazy?: true;
  /** The heaviest, which one module alone loads: elsewhere it is a type. */
  readonly loadedBy?: string;
  /** Needed to build and to test: the door holds in every folder, not in `src/` alone. */
  readonly development?: true;
}

const table: readonly Door[] = [
  { library: 'undici', at: ['src/net/http/http-client.ts', 'src/net/http/web-socket.ts'] },
  { library: 'proxy-agent', at: ['src/net/http/download-agent.ts'] },
  { library: 'dns-packet', at: ['src/net/dns/dns-message.ts'], onceIn: 'src/lab/' },
  { library: 'asn1js', at: ['src/net/tls/revocation-urls.ts'] },
  { library: 'socks', at: ['src/net/socks.ts'] },
  { library: 'pac-resolver', at: ['src/discovery/pac/'] },
  { library: 'quickjs-wasi', at: ['src/discovery/pac/'] },
  ...['transport-node', 'jetstream', 'kv', 'obj', 'nkeys'].map((name) => ({
    library: `@nats-io/${name}`,
    at: ['src/fleet/nats/'],
  })),
  { library: 'p-limit', at: ['src/probe/'] },
  { library: 'piscina', at: ['src/load/threads/load-threads.ts'], lazy: true },
  { library: 'csv-parse', at: ['src/catalogue/'] },
  { library: 'jsonc-parser', at: ['src/setup/config/read-config.ts'], lazy: true },
  { library: 'prom-client', at: ['src/cli/serve/own-metrics.ts'] },
  ...['api', 'core', 'otlp-exporter-base', 'otlp-transformer', 'resources', 'sdk-metrics'].map(
    (name) => ({ library: `@opentelemetry/${name}`, at: ['src/cli/serve/otlp/'] }),
  ),
  { library: 'yaml', at: ['src/cli/serve/web/read-web-config.ts'] },
  { library: 'bcryptjs', at: ['src/cli/serve/web/password-worker.ts'] },
  { library: 'cli-table3', at: ['src/report/'] },
  {
    library: 'exceljs',
    at: ['src/report/formats/xlsx/'],
    loadedBy: 'src/report/formats/xlsx/excel-workbook.ts',
  },
  ...['vega', 'vega-lite'].map((library) => ({
    library,
    at: ['src/report/formats/html/chart/'],
    loadedBy: 'src/report/formats/html/chart/draw-chart.ts',
  })),
  ...['koffi', '@koromix/koffi-win32-arm64', '@koromix/koffi-win32-x64'].map((library) => ({
    ...{ library, at: ['src/discovery/windows/live/native/'] },
    lazy: true as const,
  })),
  { library: 'yauzl', at: ['src/catalogue/'], lazy: true },
  { library: 'tldts', at: ['src/discovery/wpad/', 'src/diagnosis/page/registrable-domain.ts'] },
  { library: '@peculiar/x509', at: ['src/lab/'], loadedBy: 'src/lab/certificates/certificate.ts' },
  {
    library: 'reflect-metadata',
    at: ['src/lab/'],
    loadedBy: 'src/lab/certificates/certificate.ts',
  },
  { library: 'tinybench', at: ['bench/'], development: true },
  {
    library: 'vitest',
    at: [
      'test/',
      'vitest.config.ts',
      'vitest-real.config.ts',
      'vitest-hostile.config.ts',
      'vitest-windows.config.ts',
    ],
    development: true,
  },
  { library: 'fast-check', at: ['test/', 'fixtures/world/'], development: true },
  { library: 'ajv', at: ['test/'], development: true },
  { library: 'oxc-parser', at: ['test/architecture/'], development: true },
  { library: 'rolldown', at: ['bundle/'], development: true },
];

function checkModule({ path, imports }: ModuleFacts): Violation[] {
  return imports.flatMap((fact) => {
    const library = libraryOf(fact);
    if (library === undefined) return [];
    const message = refusal({ ...fact, path, library });
    return message === undefined ? [] : [{ rule: 'doors', path, line: fact.line, message }];
  });
}

interface Entry extends ImportFact {
  readonly path: string;
  readonly library: string;
}

function refusal({ path, library, form }: Entry): string | undefined {
  const isSource = path.startsWith('src/');
  const door = table.find((row) => row.library === library);
  // Tests and benches may look at what stands behind a door.
  if (door === undefined) return isSource ? `${library} has no door` : undefined;
  if (!isSource && door.development === undefined) return undefined;
  const at = door.onceIn === undefined ? door.at : [...door.at, door.onceIn];
  if (!at.some((place) => isWithin(path, place)))
    return `${library} comes in at ${at.join(', ')} alone`;
  if (door.lazy && form !== 'dynamic' && form !== 'type')
    return `${library} is heavy and loaded by import() alone`;
  if (door.loadedBy !== undefined && path !== door.loadedBy && form !== 'type')
    return `${library} is loaded by ${door.loadedBy}, and a type elsewhere`;
  return undefined;
}

function checkSingle({ library, onceIn }: Door, modules: readonly ModuleFacts[]): Violation[] {
  if (onceIn === undefined) return [];
  const [, ...more] = modules.filter(
    ({ path, imports }) => isWithin(path, onceIn) && imports.some((i) => libraryOf(i) === library),
  );
  const message = `${library} has one door in ${onceIn} already`;
  return more.map(({ path }) => ({ rule: 'doors', path, message }));
}

function isWithin(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}
