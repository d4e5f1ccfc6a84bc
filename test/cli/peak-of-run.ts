import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** MB that the process took at most which was run with what `tellingPeak()` gave. */
export async function peakIn(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'peak'), 'utf8')) / 1000;
}

/** The environment that makes a process write its largest resident size, KiB, into a file as it ends. */
export async function tellingPeak(folder: string): Promise<Readonly<Record<string, string>>> {
  const script = join(folder, 'peak.mjs');
  await writeFile(
    script,
    // maxRSS begins with the size of whoever started the process (Linux, exec_mmap()).
    `import { readFileSync, writeFileSync } from 'node:fs';
     const file = new URL('peak', import.meta.url);
     const peak = () => {
       try {
         return /^VmHWM:\\s+(\\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
       } catch {
         return String(process.resourceUsage().maxRSS);
       }
     };
     process.on('exit', () => writeFileSync(file, peak()));`,
  );
  return { NODE_OPTIONS: `--import ${pathToFileURL(script)}` };
}
