import { describe, expect, it } from 'vitest';
import { productType } from '../../../../src/discovery/windows/live/product-type.ts';
import { hasStandIns, standInProgram } from './stand-in-program.ts';

const key = String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\ProductOptions`;
const saying = (type: string): Promise<string> =>
  standInProgram(
    `process.stdout.write(${JSON.stringify(`\r\n${key}\r\n    ProductType    REG_SZ    ${type}\r\n\r\n`)})`,
  );

describe.skipIf(!hasStandIns)('productType()', () => {
  it.each([
    ['WinNT', 'client'],
    ['ServerNT', 'server'],
    ['LanmanNT', 'server'],
  ])('reads %s as a %s', async (written, type) => {
    expect(productType(await saying(written))).toBe(type);
  });

  it('says nothing where nothing can be read', async () => {
    expect(productType('/no/such/program')).toBeUndefined();
    expect(productType(await standInProgram('process.exit(1)'))).toBeUndefined();
    expect(
      productType(await standInProgram("process.stdout.write('x'.repeat(1e6))")),
    ).toBeUndefined();
  });
});
