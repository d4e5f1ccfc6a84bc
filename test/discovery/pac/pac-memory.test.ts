import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../cli/run-cli.ts';

const measure = fileURLToPath(new URL('../../../fixtures/pac/measure-scripts.ts', import.meta.url));

/** Two routes with the same script; what the whole process took. */
async function measured(script: string): Promise<{ codes: string[]; peakMiB: number }> {
  // Windows takes no words as long as some of them.
  const file = join(await temporaryFolder(), 'proxy.pac');
  await writeFile(file, script);
  const { stdout } = await promisify(execFile)(process.execPath, [measure, file, '2']);
  return JSON.parse(stdout);
}

const buffers = `var all = [];
  function FindProxyForURL() {
    try { for (var i = 0; i < 36; i++) all.push(new Uint8Array(6e7).fill(1)); } catch (e) {}
    return "DIRECT";
  }`;
const texts = `var all = [];
  function FindProxyForURL() {
    try { for (var i = 0; ; i++) all.push((i + "x").repeat(1e5)); } catch (e) { return "DIRECT"; }
  }`;
const thrown = 'throw "FindProxyForURL".repeat(2e6);';
const handedOut = `var text = "x".repeat(2e7), all = {};
  for (var i = 0; i < 1000; i++) all[i] = text;
  function FindProxyForURL() {
    globalThis["__degeneratorSandboxFunction:alert"](all);
    return "DIRECT";
  }`;
const args = `var text = "x".repeat(4e5), all = [];
  for (var i = 0; i < 6e4; i++) all.push(text);
  function FindProxyForURL() {
    globalThis["__degeneratorSandboxFunction:dnsResolve"].apply(null, all);
    return "DIRECT";
  }`;
const rules = `function FindProxyForURL(url, host) {
    var list = "${'one.example two.example '.repeat(4000)}".split(" "), known = {};
    for (var i = 0; i < list.length; i++) known[list[i] + i] = i;
    return known[host] ? "PROXY p:1" : "DIRECT";
  }`;

describe('the memory of PAC files', () => {
  it.each([
    ['36 array buffers of 60 MB', buffers],
    ['texts without end', texts],
  ])('stays below 300 MB in all for two files with %s, and is told', async (_, script) => {
    const { codes, peakMiB } = await measured(script);
    expect(codes).toEqual(['pac-memory']);
    expect(peakMiB).toBeLessThan(280);
  });

  it.each([
    ['throw 30 MB while they load', thrown],
    ['hand out one text a thousand times in an object', handedOut],
    ['hand out one text as 60,000 arguments', args],
  ])('stays below 300 MB in all for two files that %s', async (_, script) => {
    expect((await measured(script)).peakMiB).toBeLessThan(280);
  });

  it('is enough for a long list of rules', async () => {
    expect((await measured(rules)).codes).toEqual(['none']);
  });
});
