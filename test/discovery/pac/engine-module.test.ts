import { expect, it } from 'vitest';
import { engineModule } from '../../../src/discovery/pac/engine-module.ts';

const MiB = 1024 * 1024;

it('engineModule() is compiled once for machines of the same size, and anew for those of another', async () => {
  const sixteen = engineModule(16 * MiB);
  expect(engineModule(16 * MiB)).toBe(sixteen);
  expect(engineModule(32 * MiB)).not.toBe(sixteen);
  expect(Object.prototype.toString.call(await sixteen)).toBe('[object WebAssembly.Module]');
});
