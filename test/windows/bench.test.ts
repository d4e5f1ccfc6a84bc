import { describe, expect, inject, it } from 'vitest';
import type { LoadReport } from '../../src/model/load/load-report.ts';
import { tcpServer } from '../cli/loopback.ts';
import { folderOf, runNetready } from './run-windows.ts';

const target = ['--target', 'https://service.example'];
const short = [
  '--yes',
  '--quiet',
  '--rate',
  '20',
  '--duration',
  '1s',
  '--warmup',
  '0',
  '--no-direct',
];

describe.skipIf(!inject('wine'))('a bench by netready.exe', () => {
  it.each([[[]], [['--threads', '2']]])('opens the tunnels that are due, with %j', async (more) => {
    const proxy = await tcpServer((socket) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    });
    const words = ['bench', `http://127.0.0.1:${proxy.port}`, ...target, ...short, ...more];
    const { status, stdout, stderr } = await runNetready(folderOf(), ...words, '--format', 'json');
    expect(stderr).toBe('');
    const { measures, options }: LoadReport = JSON.parse(stdout);
    expect(measures[0]).toMatchObject({ succeeded: measures[0]?.due, failed: 0 });
    expect(options.threads ?? 1).toBe(more.length === 0 ? 1 : 2);
    expect(status).toBe(0);
  });
});
