import { onTestFinished } from 'vitest';
import {
  createPacEngine,
  type PacEngine,
  type PacEngineOptions,
} from '../../../src/discovery/pac/create-pac-engine.ts';

/** An engine for the length of one test; no name has an address unless the test says so. */
export function openPacEngine(
  source: string | Uint8Array,
  options: PacEngineOptions = {},
): PacEngine {
  const engine = createPacEngine(source, { own: ['10.0.0.1'], ...options });
  onTestFinished(() => engine.close());
  return engine;
}

/** A script whose function has this body. */
export function pacScript(body: string): string {
  return `function FindProxyForURL(url, host) { ${body} }`;
}
