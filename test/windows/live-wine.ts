import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NodePin, pinnedFile } from '../../bundle/executable/pinned-file.ts';
import { forOldWine } from '../../bundle/executable/targets.ts';
import { type Outcome, startProgram } from './start-program.ts';
import { endWine, makeWine } from './wine.ts';

/** A Windows of its own with the Node that runs under every Wine, the built package and koffi on its drive. */
export interface LiveWine {
  readonly drive: string;
  /** Runs a program of Windows to its end. */
  readonly run: (...words: readonly string[]) => Promise<Outcome>;
  /** Runs Node there; a script by its path on drive C. */
  readonly node: (...words: readonly string[]) => Promise<Outcome>;
  /** Takes what a registry export says into the registry. */
  readonly take: (reg: string) => Promise<void>;
  readonly close: () => void;
}

const koffi: NodePin = {
  package: '@koromix/koffi-win32-x64',
  version: '3.3.4',
  files: {
    'index.js': 'f9991ec70a0f775487ffadc2461d69edd1555e3d9bf80de0bbdd2eec7d245c49',
    'package.json': '1be050186663778724acd9e184a4b5f5b702c8b8aa412545ffe7cf67973c692b',
    'win32_x64/koffi.node': 'a77b6bb6f60cdd360a41cc4e9f8a0e2a4c5b8e6dd83f43e756af285c59a7c4c2',
  },
};

/** Makes it, or says in a word why there is none. */
export async function makeLiveWine(): Promise<LiveWine | { readonly reason: string }> {
  if (!existsSync('dist/netready.cjs')) return { reason: 'the package is not built' };
  const wine = makeWine();
  if ('reason' in wine) return wine;
  const { drive } = wine;
  const close = (): void => endWine(wine);
  const root = join(drive, 'nr');
  try {
    putPackage(root);
  } catch (error) {
    close();
    const why = error instanceof Error ? error.message : String(error);
    return { reason: `what it needs cannot be had: ${why}` };
  }
  mkdirSync(join(drive, 'said'));
  let runs = 0;
  const run: LiveWine['run'] = (...words) => {
    runs += 1;
    const files = join(drive, 'said', String(runs));
    return startProgram(wine, { words, files, folder: drive, timeoutMs: 150_000 }).outcome;
  };
  // Whoever is the first to start a service hands it what it has open, and a program whose output is a pipe would wait
  // for its end. Here it is a file, and the service is there when this has ended.
  const { status, stdout } = await run('net', 'start', 'Schedule');
  if (status !== 0) {
    close();
    throw new Error(`Wine starts no service: ${stdout.trim()}`);
  }
  const take: LiveWine['take'] = async (reg) => {
    const text = `\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${reg.replaceAll('\n', '\r\n')}\r\n`;
    writeFileSync(join(drive, 'take.reg'), Buffer.from(text, 'utf16le'));
    const { status, stdout } = await run('reg', 'import', 'C:\\take.reg');
    if (status !== 0) throw new Error(`reg import: ${stdout}`);
  };
  return { drive, run, take, close, node: (...words) => run('C:\\nr\\node.exe', ...words) };
}

/** The built package, Node and koffi, as an installation has them. */
function putPackage(root: string): void {
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(part, join(root, part), { recursive: true });
  }
  for (const file of Object.keys(koffi.files)) {
    const to = join(root, 'node_modules', koffi.package, file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(pinnedFile(koffi, file), to);
  }
  cpSync(pinnedFile(forOldWine.node, forOldWine.file), join(root, 'node.exe'));
}
