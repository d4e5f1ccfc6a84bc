// Under Windows: puts each blob into the registry and says what winhttp.dll makes of it.
const fs = require('node:fs');
const koffi = require('C:\\nr\\node_modules\\@koromix\\koffi-win32-x64');
const advapi = koffi.load('advapi32.dll');
const winhttp = koffi.load('winhttp.dll');
const create = advapi.func('RegCreateKeyExW', 'int32', [
  ...['uint64', 'str16', 'uint32', 'void *', 'uint32', 'uint32', 'void *', 'void *', 'void *'],
]);
const set = advapi.func('RegSetValueExW', 'int32', [
  ...['uint64', 'str16', 'uint32', 'uint32', 'void *', 'uint32'],
]);
const remove = advapi.func('RegDeleteValueW', 'int32', ['uint64', 'str16']);
const machine = winhttp.func('WinHttpGetDefaultProxyConfiguration', 'int32', ['void *']);
const user = winhttp.func('WinHttpGetIEProxyConfigForCurrentUser', 'int32', ['void *']);
const move = koffi
  .load('kernel32.dll')
  .func('RtlMoveMemory', 'void', ['void *', 'uint64', 'uint64']);
const length = koffi.load('kernel32.dll').func('lstrlenW', 'int32', ['uint64']);

function text(address) {
  if (address === 0n) return null;
  const bytes = Buffer.alloc(length(address) * 2);
  if (bytes.length > 0) move(bytes, address, BigInt(bytes.length));
  return bytes.toString('utf16le');
}

function keyOf(hive) {
  const handle = Buffer.alloc(8);
  const path = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
  create(hive, path, 0, null, 0, 0xf013f, null, handle, null);
  return handle.readBigUInt64LE();
}

const places = {
  WinHttpSettings: keyOf(0xffffffff80000002n),
  DefaultConnectionSettings: keyOf(0xffffffff80000001n),
};
const [, , from, to] = process.argv;
const said = JSON.parse(fs.readFileSync(from, 'utf8')).map(({ name, hex }) => {
  const key = places[name];
  const bytes = Buffer.from(hex ?? '', 'hex');
  if (hex === null) remove(key, name);
  else set(key, name, 0, 3, bytes, bytes.length);
  if (name === 'WinHttpSettings') {
    const info = Buffer.alloc(24);
    const isTold = machine(info);
    const [proxy, bypass] = [8, 16].map((at) => text(info.readBigUInt64LE(at)));
    return { isTold, access: info.readUInt32LE(0), proxy, bypass };
  }
  const config = Buffer.alloc(32);
  const isTold = user(config);
  const [pac, proxy, bypass] = [8, 16, 24].map((at) => text(config.readBigUInt64LE(at)));
  return { isTold, autoDetect: config.readInt32LE(0) !== 0, pac, proxy, bypass };
});
for (const [name, key] of Object.entries(places)) remove(key, name);
fs.writeFileSync(to, JSON.stringify(said));
