import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { CertificateFlaw, HelloAnswer } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import {
  type Answer,
  dial,
  endOf,
  exchange,
  get,
  openFaultyLab,
  openLab,
  placeOf,
  secure,
} from '../lab-client.ts';

const host = 'gateway.example.com';

async function handshake(lab: Lab, servername = host): Promise<string> {
  return secure(lab, await placeOf(lab, host, 443), { servername }).outcome;
}

function getGateway(lab: Lab): Promise<Answer> {
  return get(lab, host, '/test');
}

describe('a fault of the connection', () => {
  it('refuse closes the port', async () => {
    const lab = await openFaultyLab({ kind: 'refuse' });
    expect(await handshake(lab)).toBe('ECONNREFUSED');
  });

  it('reset-on-accept sends RST before a byte was exchanged', async () => {
    const lab = await openFaultyLab({ kind: 'reset-on-accept' });
    expect(await endOf(dial(await placeOf(lab, host, 443)))).toBe('ECONNRESET');
  });

  it('concerns its host and its way alone', async () => {
    const lab = await openFaultyLab({ kind: 'refuse' }, 'proxy:open');
    expect(await handshake(lab)).toBe('secure');
    expect((await get(lab, 'storage.example.com', '/')).status).toBe(200);
  });
});

describe('after-hello', () => {
  it('reset is an error of the read', async () => {
    const lab = await openFaultyLab({ kind: 'after-hello', answer: 'reset' });
    const { socket, outcome } = secure(lab, await placeOf(lab, host, 443));
    const failed = new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
    expect(await outcome).toBe('ECONNRESET');
    expect(await failed).toMatchObject({ syscall: 'read' });
  });

  it('close is an end without an error of the connection', async () => {
    const lab = await openFaultyLab({ kind: 'after-hello', answer: 'close' });
    const { socket, outcome } = secure(lab, await placeOf(lab, host, 443));
    const failed = new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
    expect(await outcome).toBe('ECONNRESET');
    expect((await failed).syscall).toBeUndefined();
  });

  it.each([
    [40, /HANDSHAKE_FAILURE/],
    [49, /ACCESS_DENIED/],
    [70, /PROTOCOL_VERSION/],
    [80, /INTERNAL_ERROR/],
    [112, /UNRECOGNIZED_NAME/],
  ])('alert %i arrives', async (alert, name) => {
    const lab = await openFaultyLab({ kind: 'after-hello', answer: { alert } });
    expect(await handshake(lab)).toMatch(name);
  });

  it('stall reads ClientHello and says nothing', async () => {
    const lab = await openFaultyLab({ kind: 'after-hello', answer: 'stall' });
    const stalled = handshake(lab).then(() => 'stalled host');
    const other = get(lab, 'storage.example.com', '/').then(() => 'other host');
    expect(await Promise.race([stalled, other])).toBe('other host');
  });
});

describe('sni-filter', () => {
  it.each([['reset'], ['close'], [{ alert: 112 }]] as [HelloAnswer][])(
    '%o meets the name of the host alone',
    async (answer) => {
      const lab = await openFaultyLab({ kind: 'sni-filter', answer });
      expect(await handshake(lab)).not.toBe('secure');
      expect(await handshake(lab, 'harmless.example.org')).toBe('secure');
    },
  );

  it('lets a hello without a name pass, and serves what follows it', async () => {
    const lab = await openFaultyLab({ kind: 'sni-filter', answer: 'stall' });
    const port = await placeOf(lab, host, 443);
    const { socket, outcome } = secure(lab, port, {
      servername: '',
      checkServerIdentity: () => undefined,
    });
    expect(await outcome).toBe('secure');
    expect((await exchange(socket, { path: '/test', headers: { host } })).status).toBe(200);
  });
});

describe('other-authority', () => {
  it('presents what another public root signed, and nothing that leads to the services', async () => {
    const lab = await openFaultyLab({ kind: 'other-authority', crossSigned: false });
    expect(await handshake(lab)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    const { socket, outcome } = secure(lab, await placeOf(lab, host, 443), { ca: lab.otherCa });
    expect(await outcome).toBe('secure');
    expect(socket.getPeerX509Certificate()?.issuerCertificate).toBeUndefined();
  });

  it('cross-signed, verifies by the root of the services, and by its own', async () => {
    const lab = await openFaultyLab({ kind: 'other-authority', crossSigned: true });
    expect(await handshake(lab)).toBe('secure');
    const port = await placeOf(lab, host, 443);
    expect(await secure(lab, port, { ca: lab.otherCa }).outcome).toBe('secure');
  });
});

describe('what is wrong with a certificate', () => {
  it.each([
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['leaf-only', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as [CertificateFlaw, string][])('%s fails with %s', async (flaw, code) => {
    const lab = await openFaultyLab({ kind: 'certificate', flaw });
    expect(await handshake(lab)).toBe(code);
  });

  it('leaf-only sends one certificate', async () => {
    const lab = await openFaultyLab({ kind: 'certificate', flaw: 'leaf-only' });
    const port = await placeOf(lab, host, 443);
    const { socket, outcome } = secure(lab, port, { rejectUnauthorized: false });
    await outcome;
    expect(socket.getPeerX509Certificate()?.issuerCertificate).toBeUndefined();
  });

  it.each([
    [true, 'SELF_SIGNED_CERT_IN_CHAIN'],
    [false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])(
    'interception with its root sent %s fails with %s and names the product',
    async (rootSent, code) => {
      const lab = await openFaultyLab({ kind: 'intercept', by: 'fortinet', rootSent });
      expect(await handshake(lab)).toBe(code);
      const port = await placeOf(lab, host, 443);
      const { socket, outcome } = secure(lab, port, { rejectUnauthorized: false });
      await outcome;
      const leaf = socket.getPeerX509Certificate();
      expect(leaf?.issuer).toContain('O=Fortinet');
      expect(leaf?.issuerCertificate === undefined).toBe(!rootSent);
      expect((await exchange(socket, { path: '/test', headers: { host } })).status).toBe(200);
    },
  );

  it('client-certificate ends a handshake that stood with alert 116', async () => {
    const lab = await openFaultyLab({ kind: 'client-certificate' });
    const { socket, outcome } = secure(lab, await placeOf(lab, host, 443));
    const failed = new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
    expect(await outcome).toBe('secure');
    expect((await failed).code).toMatch(/CERTIFICATE_REQUIRED/);
  });
});

describe('a fault of the answer', () => {
  it('plaintext is a page of the product where TLS was due', async () => {
    const lab = await openFaultyLab({ kind: 'plaintext', page: 'palo-alto' });
    expect(await handshake(lab)).toMatch(/WRONG_VERSION|PACKET_LENGTH/);
    const socket = dial(await placeOf(lab, host, 443));
    socket.write('no hello');
    const [bytes] = await once(socket, 'data');
    expect(String(bytes)).toMatch(/^HTTP\/1\.1 503 .*company policy/s);
  });

  it('status replaces the status', async () => {
    const lab = await openFaultyLab({ kind: 'status', status: 500 });
    expect((await getGateway(lab)).status).toBe(500);
  });

  it('redirect leads elsewhere behind the right chain', async () => {
    const to = 'https://elsewhere.example/';
    const lab = await openFaultyLab({ kind: 'redirect', to });
    expect(await getGateway(lab)).toMatchObject({ status: 302, headers: { location: to } });
  });

  it('block-page, block-redirect and portal answer on port 80', async () => {
    const at = async (path: string, lab: Lab): Promise<Answer> => {
      const name = 'crl.example.com';
      return exchange(dial(await placeOf(lab, name, 80)), { path, headers: { host: name } });
    };
    const with80 = (fault: Parameters<typeof openFaultyLab>[0]): Promise<Lab> =>
      openLab({ faults: { paths: [{ host: '*', port: 80, fault }] } });
    const page = await at('/list', await with80({ kind: 'block-page', by: 'squid' }));
    expect(page).toMatchObject({
      status: 403,
      headers: { 'x-squid-error': 'ERR_ACCESS_DENIED 0' },
    });
    const redirect = await at('/list', await with80({ kind: 'block-redirect', by: 'umbrella' }));
    expect(redirect.headers.location).toContain('block.opendns.com');
    const portal = await at('/list', await with80({ kind: 'portal' }));
    expect(portal).toMatchObject({ status: 302 });
    expect(portal.headers.location).toContain('login.');
  });

  it.each([
    ['reset', 'ECONNRESET'],
    ['close', 'socket hang up'],
  ] as const)('answer %s ends in %s', async (cut, message) => {
    const lab = await openFaultyLab({ kind: 'answer', cut });
    await expect(getGateway(lab)).rejects.toThrow(message);
  });

  it('answer endless-head goes past what a client takes', async () => {
    const lab = await openFaultyLab({ kind: 'answer', cut: 'endless-head' });
    await expect(getGateway(lab)).rejects.toThrow(/Header overflow/i);
  });

  it.each([['stall'], ['endless-body']] as const)(
    'answer %s begins and has no end',
    async (cut) => {
      const lab = await openFaultyLab({ kind: 'answer', cut });
      const { socket } = secure(lab, await placeOf(lab, host, 443));
      socket.write(`GET /test HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      const [bytes] = await once(socket, 'data');
      expect(String(bytes)).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(socket.readableEnded).toBe(false);
    },
  );

  it('answer silence reads the request and says nothing', async () => {
    const lab = await openFaultyLab({ kind: 'answer', cut: 'silence' });
    const silent = getGateway(lab).then(
      () => 'silent host',
      () => 'silent host',
    );
    const other = get(lab, 'storage.example.com', '/').then(() => 'other host');
    expect(await Promise.race([silent, other])).toBe('other host');
  });
});

describe('what looks like a fault', () => {
  it.each([['gateway.example.com', 443] as const, ['crl.example.com', 80] as const])(
    'slow delays %s and changes nothing',
    async (name, port) => {
      const fault = { kind: 'slow', ms: 30 } as const;
      const lab = await openLab({ faults: { paths: [{ host: '*', fault }] } });
      const start = performance.now();
      const local = await placeOf(lab, name, port);
      const socket = port === 80 ? dial(local) : secure(lab, local, { servername: name }).socket;
      const path = port === 80 ? '/list' : '/test';
      expect((await exchange(socket, { path, headers: { host: name } })).status).toBe(200);
      expect(performance.now() - start).toBeGreaterThan(28);
    },
  );

  it('interim answers come before the right one', async () => {
    const lab = await openFaultyLab({ kind: 'interim' });
    const { socket } = secure(lab, await placeOf(lab, host, 443));
    socket.write(`GET /test HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const said = String(Buffer.concat(await socket.toArray()));
    expect(said.match(/^HTTP\/1\.1 \d+/gm)).toEqual([
      'HTTP/1.1 102',
      'HTTP/1.1 103',
      'HTTP/1.1 200',
    ]);
  });

  it('first-time fails once for each host', async () => {
    const fault = { kind: 'first-time', fault: { kind: 'reset-on-accept' } } as const;
    const lab = await openLab({ faults: { paths: [{ host: '*', fault }] } });
    expect(await handshake(lab)).toBe('ECONNRESET');
    expect((await getGateway(lab)).status).toBe(200);
    await expect(get(lab, 'storage.example.com', '/')).rejects.toThrow('ECONNRESET');
    expect((await get(lab, 'storage.example.com', '/')).status).toBe(200);
  });
});
