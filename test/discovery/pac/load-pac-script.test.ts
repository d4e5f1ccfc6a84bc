import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadPacScript, type PacFile } from '../../../src/discovery/pac/load-pac-script.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';

const script = 'function FindProxyForURL() { return "DIRECT"; }';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${listeningPort(server)}`;
}

async function fileWith(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-pac-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'proxy.pac');
  await writeFile(path, content);
  return path;
}

function load(source: string): Promise<PacFile> {
  const { signal } = new AbortController();
  return loadPacScript(source, { timeoutMs: 20_000, signal, proxy: 'direct' });
}

describe('loadPacScript()', () => {
  it('reads a name without a slash from the working folder', async () => {
    const path = relative(process.cwd(), await fileWith(script));
    for (const source of [`file:${path}`, `pac+file:${path}`]) {
      expect(await load(source)).toMatchObject({ script, failure: null });
    }
  });

  it('reads a file by its path and by both spellings of its URL', async () => {
    const path = await fileWith(script);
    const url = pathToFileURL(path).href;
    for (const source of [path, url, `pac+${url}`, `pac+${url.replace('file://', 'file:')}`]) {
      expect(await load(source)).toEqual({
        source,
        bytes: script.length,
        script,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        durationMs: expect.any(Number),
        failure: null,
      });
    }
  });

  it('fetches a file, with where it came from in the end and as what', async () => {
    const base = await serve(({ url }, response) => {
      if (url === '/proxy.pac') response.writeHead(302, { location: '/moved.pac' }).end();
      else response.setHeader('content-type', 'text/plain; charset=utf-8').end(script);
    });
    for (const source of [`${base}/proxy.pac`, `pac+${base}/proxy.pac`]) {
      expect(await load(source)).toMatchObject({
        source,
        finalUrl: `${base}/moved.pac`,
        status: 200,
        contentType: 'text/plain; charset=utf-8',
        script,
        failure: null,
      });
    }
  });

  it('decodes by the charset of the answer', async () => {
    const base = await serve((_, response) => {
      response.setHeader('content-type', 'text/plain; charset=utf-16le');
      response.end(Buffer.from(script, 'utf16le'));
    });
    expect((await load(base)).script).toBe(script);
  });

  it.each([
    ['a page', '<html><body>Sign in</body></html>', 'pac-not-a-script'],
    ['nothing', '', 'pac-not-a-script'],
    ['too much', Buffer.alloc(2 * 1024 * 1024, 32), 'pac-too-large'],
  ])('gives a failure for %s, from disk and from the web', async (_name, content, code) => {
    const base = await serve((_, response) => response.end(content));
    for (const source of [base, await fileWith(content)]) {
      const { failure, script: text } = await load(source);
      expect(failure?.code).toBe(code);
      expect(text).toBeUndefined();
    }
  });

  it.each([
    '/nowhere/proxy.pac',
    'pac+file:///nowhere/proxy.pac',
    '/dev/zero',
    tmpdir(),
    'file://host/x',
    '',
  ])('says that "%s" cannot be had', async (source) => {
    expect(await load(source)).toMatchObject({ bytes: 0, failure: { code: 'pac-unavailable' } });
  });

  it('gives the status of an answer that brings no file, and keeps no login', async () => {
    const base = await serve((_, response) => response.writeHead(404, 'Not Found').end());
    const file = await load(`pac+${base.replace('//', '//user:secret@')}/x.pac`);
    expect(file).toMatchObject({
      status: 404,
      failure: { code: 'pac-unavailable', detail: 'status: 404 Not Found' },
    });
    expect(JSON.stringify(file)).not.toContain('secret');
  });

  it('rejects when its signal is aborted', async () => {
    const options = {
      timeoutMs: 1000,
      signal: AbortSignal.abort(new Error('stopped')),
      proxy: 'direct',
    } as const;
    await expect(loadPacScript('/x', options)).rejects.toThrow('stopped');
    await expect(loadPacScript('http://127.0.0.1/x', options)).rejects.toThrow('stopped');
  });
});
