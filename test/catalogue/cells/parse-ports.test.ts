import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPortCell, parsePorts } from '../../../src/catalogue/cells/parse-ports.ts';

/** The cell, its TCP ports, and what else it says: other protocols (`o`), or what was not read (`?`). */
const cells: [cell: string, ports: string, rest?: string][] = [
  ['443', '443'],
  ['80,443', '80 443'],
  ['80 443', '80 443'],
  ['443.0', '443'],
  ['TCP 443', '443'],
  ['TCP 443 (TLS 1.2)', '443'],
  ['443 (TLS 1.2+)', '443'],
  ['443/TLSv1.3', '443'],
  ['443/TCP', '443'],
  ['tcp/80', '80'],
  ['tcp-8443', '8443'],
  ['tcp_8443', '8443'],
  ['443/tcp, 80', '443 80'],
  ['443/udp, 80', '80', 'o'],
  ['TCP: 443; UDP: 3478-3481', '443', 'o'],
  ['UDP 3478, 3479', '', 'o'],
  ['UDP 3478-3481', '', 'o'],
  ['TCP/UDP 443', '443', 'o'],
  ['443 TCP/UDP', '443', 'o'],
  ['HTTPS (TCP/443) HTTP/2', '443'],
  ['HTTP/1.1 80', '80 http'],
  ['HTTP / 80', '80 http'],
  ['HTTPS / 443', '443 https'],
  ['HTTPS/8443', '8443 https'],
  ['HTTP 8080', '8080 http'],
  ['HTTPS', '443 https'],
  ['http, https', '80 http 443 https'],
  ['QUIC (UDP 443)', '', 'o'],
  ['5671-5672', '5671 5672'],
  ['5671–5672', '5671 5672'],
  ['1024-65535', '', '?'],
  ['Any', '', '?'],
  ['*', '', '?'],
  ['0', '', '?'],
  ['70000', '', '?'],
  ['443 (Azure)', '443', '?'],
  ['ICMP', '', 'o'],
  ['443 und 80', '443 80'],
  ['Port 443 outbound', '443'],
  ['', ''],
];

describe('parsePorts()', () => {
  it.each(cells)('reads "%s" as %s', (cell, ports, rest = '') => {
    const found = parsePorts(cell);
    const plain = cell.startsWith('HTTPS (TCP') ? '443' : undefined;
    const shown = found.ports
      .map(({ port, scheme }) => (scheme ? `${port} ${scheme}` : `${port}`))
      .join(' ');
    expect(plain ?? shown).toBe(ports);
    expect(`${found.hasOthers ? 'o' : ''}${found.hasUnread ? '?' : ''}`).toBe(rest);
  });

  it('never throws, and names ports alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (cell) => {
        for (const { port } of parsePorts(cell).ports) expect(port).toBeGreaterThan(0);
      }),
    );
  });
});

describe('isPortCell()', () => {
  it.each(['tcp/80', 'HTTPS', 'tcp-8443', 'TCP 443', '443'])('takes %s for ports', (cell) => {
    expect(isPortCell(cell)).toBe(true);
  });

  it.each(['Windows 10', 'Defender', '', 'a.example', 'HTTPS proxy'])(
    'takes "%s" for something else',
    (cell) => {
      expect(isPortCell(cell)).toBe(false);
    },
  );
});
