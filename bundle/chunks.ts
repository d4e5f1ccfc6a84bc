/** What is written into one file, from the first that takes a module on. */
interface Chunk {
  readonly name: string;
  readonly test: (id: string) => boolean;
  readonly priority: number;
  readonly minShareCount?: number;
}

/** With the launcher's entry: what every run begins with. Threads and child processes that take no steps load nothing else. */
const base =
  /\/src\/(model\/|setup\/machine\/version\.ts|net\/socket\/timer\.ts|discovery\/(pac\/mask-script|windows\/(settings-file|file\/registry-data))\.ts|cli\/(main|keep-compiled|as-system\/run-program|out\/(compiled-folder|to-stdout|in-batches))\.ts)|rolldown\/runtime/;

/** What only some runs load, and what is used by it alone. */
const rooms: Readonly<Record<string, RegExp>> = {
  lab: /\/src\/(lab\/|cli\/lab\/|cli\/commands\/lab\.ts)/,
  serve:
    /\/src\/(cli\/serve\/|cli\/commands\/serve\.ts|cli\/out\/served-text\.ts|setup\/audit\/probe\/|setup\/config\/read-serve\.ts|report\/view\/metrics\/probe-metrics\.ts)|\/node_modules\/(prom-client|@opentelemetry|tdigest|bintrees|yaml)\//,
  workbook: /\/src\/report\/formats\/xlsx\//,
  charts: /\/src\/report\/formats\/html\/chart\/draw-chart\.ts/,
  asked:
    /\/src\/(analyzer|fleet|rules|rehearse|cli\/(analyzer|fleet|rules|rehearse|explain|setup))\/|\/src\/cli\/commands\/(agent|compare-analyzer|fleet|rules|rehearse|explain|setup)\.ts|\/src\/net\/http\/web-socket\.ts|\/node_modules\/(@nats-io\/|undici\/lib\/(global\.js|api\/|web\/websocket\/|web\/fetch\/(index|request|response)|dispatcher\/(proxy-agent|agent|pool|pool-base|socks5)))|^\0undici-web-socket$/,
  'on-demand':
    /\/src\/(net\/socks|catalogue\/archive-files|discovery\/wpad\/search-wpad|cli\/commands\/bench)\.ts|\/src\/(catalogue\/(workbook|readers)|load|cli\/bench\/(?!load-status)|setup\/machine\/threads)\/|\/node_modules\/(piscina|csv-parse|jsonc-parser|yauzl|pend|socks|smart-buffer|ip-address|proxy-agent|(http|https|socks)-proxy-agent|agent-base|debug|ms|lru-cache|proxy-from-env)\/|^\0pac-proxy-agent$/,
};

/** What several commands share, each by what it is for. */
const floors: Readonly<Record<string, RegExp>> = {
  http: /\/src\/net\/http\/http-client\.ts|\/node_modules\/undici\/lib\/(?!global\.js|api\/|web\/websocket\/|web\/fetch\/(index|request|response|dispatcher)|dispatcher\/(proxy-agent|agent|pool|pool-base|socks5))|^\0undici$/,
  probe:
    /\/src\/(net|probe)\/(?!socks\.ts)|\/src\/setup\/machine\/own-|\/node_modules\/(dns-packet|@leichtgewicht|asn1js|pvutils|pvtsutils|tslib|p-limit|yocto-queue)\//,
  judge:
    /\/src\/(diagnosis|redaction|record|cli\/seal)\/|\/src\/discovery\/wpad\/wpad-names\.ts|\/node_modules\/tldts(-core)?\//,
  report:
    /\/src\/report\/(?!formats\/(xlsx|html\/chart\/draw-chart))|\/node_modules\/(cli-table3|@colors|string-width|strip-ansi|ansi-regex|emoji-regex|is-fullwidth-code-point)\//,
};

/** Each begins a file, with whatever nobody else needs. */
const entries =
  /\/(src\/(index|discovery\/pac\/pac-worker|load\/threads\/load-worker|setup\/machine\/threads\/probe-worker|net\/system\/system-child|discovery\/windows\/live\/native-child|cli\/out\/as-system\/cleaner-child|cli\/serve\/web\/password-worker)\.ts|piscina\/dist\/worker\.js)$|^\0worker$/;

const is = (pattern: RegExp) => (id: string) => {
  const path = id.replaceAll('\\', '/');
  return pattern.test(path) && !entries.test(path);
};

/** Shared as well, but by what each command does, and not by what it is made of. */
const ofCommands = /\/src\/cli\/(saved|merge)\//;

export const chunks: Chunk[] = [
  { name: 'netready', test: is(base), priority: 200 },
  ...Object.entries(floors).map(([name, floor], at) => ({
    ...{ name, test: is(floor), priority: 100 - at, includeDependenciesRecursively: false },
  })),
  {
    name: 'core',
    test: (id) =>
      is(/./)(id) && ![...Object.values(rooms), ofCommands].some((room) => is(room)(id)),
    priority: 2,
    minShareCount: 2,
  },
  ...Object.entries(rooms).map(([name, room]) => ({ name, test: is(room), priority: 1 })),
  { name: 'commands', test: is(/\/src\/cli\//), priority: 0 },
];

/** The large ones that are ours for the most part bring the sources they were made of, for the places in an error. */
export const mapped: readonly string[] = ['core', 'probe', 'judge', 'report'];
