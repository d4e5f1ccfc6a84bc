import { argv, execPath } from 'node:process';

/** What runs here, so that it can be started once more. */
export interface OwnProgram {
  readonly executable: string;
  /** The script that Node runs; absent in a single executable, which has all of it inside. */
  readonly entry?: string;
}

export function ownProgram(): OwnProgram {
  const [, script] = argv;
  const isWhole = process.getBuiltinModule('node:sea')?.isSea() === true;
  return { executable: execPath, ...(!isWhole && script !== undefined && { entry: script }) };
}
