import { createPacEngine } from '../../discovery/pac/create-pac-engine.ts';
import { loadPacScript } from '../../discovery/pac/load-pac-script.ts';
import { hostAndPort } from '../../model/address/endpoint.ts';
import { askSystem } from '../../net/system/system-resolver.ts';
import type { WayToHub } from './way-to-hub.ts';

const timeoutMs = 5000;

/**
 * The way to the hub as a PAC file answers. The file is fetched for each new connection: a proxy that moved is found by
 * the next one. The first entry of its answer that is `DIRECT` or a proxy for HTTP is taken.
 * @throws from `proxyOf` an Error in one line where the file cannot be had, or its answer names no way that can be taken.
 */
export function pacWay(source: string, signal: AbortSignal): WayToHub {
  return { proxyOf: (url) => choose(source, { url, signal }), close: () => {} };
}

async function choose(
  source: string,
  { url, signal }: { readonly url: string; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const file = await loadPacScript(source, { timeoutMs, signal, proxy: 'direct' });
  if (file.script === undefined)
    throw new Error(`the PAC file cannot be had: ${file.failure?.detail ?? ''}`);
  const engine = createPacEngine(file.script, { lookup, timeoutMs });
  try {
    const { entries, failure } = await engine.select(url.replace(/^ws/, 'http'));
    if (failure) throw new Error(`the PAC file gives no way: ${failure.detail}`);
    const way = entries.find(({ kind }) => kind === 'direct' || kind === 'http');
    if (!way) throw new Error('the PAC file names no proxy for HTTP, and not DIRECT');
    return way.kind === 'direct' ? undefined : `http://${hostAndPort(way.host, way.port)}`;
  } finally {
    await engine.close();
  }
}

async function lookup(name: string, signal: AbortSignal): Promise<{ addresses: string[] }> {
  const { addresses } = await askSystem(name, { timeoutMs, signal });
  return { addresses: [...addresses] };
}
