import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';

/** Puts another module in the place of some of ours, which read files of this checkout, and of libraries'. */
export function standIns(): Plugin {
  return {
    name: 'stand-ins',
    resolveId: (name, importer) => {
      const own = importer?.replaceAll('\\', '/').endsWith(webSocket) ? `${name}-web-socket` : name;
      return Object.hasOwn(libraries, own) ? `\0${own}` : null;
    },
    load: (id) => {
      const library = id.startsWith('\0') ? libraries[id.slice(1)] : undefined;
      const make =
        library ??
        [...ours, ...theirs].find(([end]) => id.replaceAll('\\', '/').endsWith(end))?.[1];
      return make ? { code: make(), moduleType: 'js' } : null;
    },
    transform: (code, id) => {
      const change = changes.find(([pattern]) => pattern.test(id.replaceAll('\\', '/')))?.[1];
      // Within a line, or below the last: its places are as good as those of any transform.
      return change ? { code: change(code), map: null } : null;
    },
  };
}

/** It takes more of undici than all the others, and is loaded by few. */
const webSocket = '/src/net/http/web-socket.ts';

/** Folder of the bundle, to a module that is CommonJS; the bundler knows it as `import.meta.dirname`. */
export const here = '__bundleFolder';

const ours: readonly (readonly [string, () => string])[] = [
  ['/src/setup/machine/version.ts', () => `export const version = ${JSON.stringify(version())};`],
  [
    '/src/discovery/pac/engine-bytes.ts',
    () => `import { readFile } from 'node:fs/promises';
      export const engineBytes = () => readFile(new URL('./quickjs.wasm', import.meta.url));`,
  ],
  [
    '/src/cli/explain/finding-page.ts',
    () => `const pages = ${JSON.stringify(pages())};
      export const findingPage = async (kind) => pages[kind];`,
  ],
];

/** Three parsers and printers behind a rewriting that is never asked for: the one line that pac-resolver compiles for us names no function that is asynchronous. */
const theirs: readonly (readonly [string, () => string])[] = [
  [
    '/node_modules/degenerator/dist/degenerator.js',
    () => `export function degenerator(code, names) {
        if (names.length > 0) throw new Error('Cannot rewrite a script: degenerator is not here');
        return code;
      }`,
  ],
];

/** Threads and processes that know themselves by how they were begun. */
const parts: readonly string[] = [
  'src/cli/out/as-system/cleaner-child.ts',
  'src/cli/serve/web/password-worker.ts',
  'src/discovery/pac/pac-worker.ts',
  'src/discovery/windows/live/native-child.ts',
  'src/net/system/system-child.ts',
  'src/setup/machine/threads/probe-worker.ts',
];

const libraries: Readonly<Record<string, () => string>> = {
  // What begins one names its part: in its data to a thread, as its last word to a process. The pool gives no data, and asks for its task.
  worker: () =>
    `import { isMainThread, workerData } from 'node:worker_threads';
    ${parts.map((part, at) => `export { begun as part${at} } from ${JSON.stringify(path(part))};`).join('\n')}
    export { runPart } from ${JSON.stringify(path('src/load/threads/load-worker.ts'))};
    if (!isMainThread && !workerData)
      require(${JSON.stringify(path('node_modules/piscina/dist/worker.js'))});`,
  // exceljs' writer makes one, and our own zip takes its place at once.
  archiver: () => 'module.exports = () => ({ append() {}, pipe() {} });',
  // No login of ours goes to a proxy that a file is fetched through.
  'proxy-agent-negotiate': () =>
    `export function createNegotiateAuth() { throw new Error('Negotiate is not supported'); }`,
  // No PAC file by the side door: it would run unbounded.
  'pac-proxy-agent': () => 'export const PacProxyAgent = undefined;',
  // Of all that it is, one client.
  undici: () => `import Client from ${partOfUndici('dispatcher/client')}; export { Client };`,
  'undici-web-socket': () =>
    `import Agent from ${partOfUndici('dispatcher/agent')};
    import ProxyAgent from ${partOfUndici('dispatcher/proxy-agent')};
    import { WebSocket } from ${partOfUndici('web/websocket/websocket')};
    import Dispatcher from ${partOfUndici('dispatcher/dispatcher')};
    import connect from ${partOfUndici('api/api-connect')};
    Dispatcher.prototype.connect = connect;
    export { Agent, ProxyAgent, WebSocket };`,
};

const changes: readonly (readonly [RegExp, (code: string) => string])[] = [
  // It starts its threads from a file of its own.
  [
    /\/piscina\/dist\/index\.js$/,
    (code) => replaced(code, "(__dirname, 'worker.js')", `(${here}, 'worker.cjs')`),
  ],
  // Most of a table is ASCII: its patterns take longer to make than all of that to measure.
  [
    /\/string-width\/index\.js$/,
    (code) => `${code}
      const whole = module.exports;
      module.exports = (text) => typeof text === 'string' && /^[ -~]*$/.test(text) ? text.length : whole(text);`,
  ],
];

function partOfUndici(name: string): string {
  return JSON.stringify(fileURLToPath(import.meta.resolve(`undici/lib/${name}.js`)));
}

function version(): string {
  return JSON.parse(text('package.json')).version;
}

function pages(): Readonly<Record<string, string>> {
  const folder = 'docs/finding/';
  const files = readdirSync(new URL(`../${folder}`, import.meta.url));
  return Object.fromEntries(files.map((file) => [basename(file, '.md'), text(`${folder}${file}`)]));
}

function text(place: string): string {
  return readFileSync(path(place), 'utf8');
}

function path(place: string): string {
  return fileURLToPath(new URL(`../${place}`, import.meta.url));
}

function replaced(code: string, from: string, to: string): string {
  if (!code.includes(from)) throw new Error(`piscina has no ${from} any more`);
  return code.replace(from, to);
}
