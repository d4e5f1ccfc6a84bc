import { describe, expect, it } from 'vitest';
import { audit, discover, UsageError } from '../../../src/index.ts';

/** What a program without types may hand over. */
const asIs = (request: unknown): never => request as never;

describe('audit() of the library', () => {
  it.each([
    [{ samples: 0 }, 'Cannot use 0 for samples: give a whole number from 1 to 10000'],
    [{ routs: ['direct'] }, 'Unknown field "routs": did you mean routes?'],
    [{ resolver: 'dns' }, 'Cannot use "dns" for resolver: give a name server as IP or IP:PORT'],
    [{ lab: 'sni' }, 'Cannot use "sni" for lab: did you mean '],
    [{ cloud: 'dod' }, 'Cannot use "dod" for cloud: mde-commercial is not for it; '],
    [{ regions: ['mars'] }, 'Cannot use "mars" for regions: choose one of us, '],
    ['direct', 'Cannot use "direct" for the request: give an object'],
  ])('says of %j what to give instead, and starts nothing', async (request, message) => {
    const error = await audit(asIs(request)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(`UsageError: ${message}`);
  });
});

describe('discover() of the library', () => {
  it('takes its own fields alone', async () => {
    await expect(discover(asIs({ wpda: true }))).rejects.toThrow(
      'Unknown field "wpda": did you mean wpad?',
    );
    await expect(discover(asIs({ targets: [] }))).rejects.toThrow('Unknown field "targets": ');
    await expect(discover(asIs({ settings: ['/none.reg'] }))).rejects.toThrow(
      'Cannot use "/none.reg" for settings: ',
    );
  });
});
