import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { shell, type Wine } from './wine.ts';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

export interface Start {
  /** What is run: a program of Windows, and its words. */
  readonly words: readonly string[];
  /** Its working folder, as it is named here. */
  readonly folder: string;
  /** Where its output and its errors go, without their endings: Node opens no pipe of Linux under Wine. */
  readonly files: string;
  /** Longer than the longest test has patience, and shorter than for ever. */
  readonly timeoutMs?: number;
}

/** Starts a program of Windows. The process is that of the program itself. */
export function startProgram(wine: Wine, start: Start): Started {
  const { words, folder, files, timeoutMs = 420_000 } = start;
  const paths = ['out', 'err'].map((ending) => `${files}.${ending}`);
  const [out = 1, err = 2] = paths.map((path) => openSync(path, 'w'));
  const inside = folder.slice(wine.root?.length ?? 0);
  const script = 'cd "$1"; shift; exec wine "$@"';
  const [command, args, options] = shell(wine, script, [inside, ...words]);
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', out, err],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  closeSync(out);
  closeSync(err);
  const outcome = once(child, 'exit').then(([status]): Outcome => {
    const [stdout = '', stderr = ''] = paths.map((path) => readFileSync(path, 'utf8'));
    return { status, stdout, stderr };
  });
  return { child, outcome };
}
