/**
 * A Windows program without the signature at its end, which would be a dead one as soon as a byte is added
 * (PE/COFF, "The Attribute Certificate Table"). What has none comes back as it is.
 * @throws Error where it is no 64-bit program, or something follows the signature.
 */
export function withoutSignature(program: Uint8Array): Uint8Array {
  const bytes = Buffer.from(program);
  const header = bytes.readUInt32LE(0x3c);
  const optional = header + 24;
  const isProgram = bytes.toString('latin1', header, header + 4) === 'PE\0\0';
  if (!isProgram || bytes.readUInt16LE(optional) !== pe32Plus) {
    throw new Error('It is no 64-bit program of Windows');
  }
  const entry = optional + directories + 8 * certificateTable;
  const start = bytes.readUInt32LE(entry);
  const length = bytes.readUInt32LE(entry + 4);
  if (start === 0) return program;
  // The table is filled up to a multiple of 8.
  if (start + length !== bytes.length) throw new Error('Its signature is not the last of it');
  bytes.writeBigUInt64LE(0n, entry);
  // Drivers alone are held to it, and it is of no use once something is added.
  bytes.writeUInt32LE(0, optional + checksum);
  return bytes.subarray(0, start);
}

const pe32Plus = 0x20b;
const checksum = 64;
const directories = 112;
const certificateTable = 4;
