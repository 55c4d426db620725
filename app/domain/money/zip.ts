/** A file of an archive, as bytes. */
export type ZipFile = { readonly name: string; readonly bytes: Uint8Array };

const crcTable = Array.from({ length: 256 }, (_, start) => {
  let crc = start;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

/** CRC-32 as ZIP and PNG use it (ISO 3309, reflected polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Midnight of 1 January 1980, the first day a ZIP can say: the same content makes the same bytes. */
const FIRST_DAY = 0x21;

/** Numbers as little-endian bytes: each a value and how many bytes it takes. */
function fields(...parts: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap(([value, size]) => Array.from({ length: size }, (_, n) => (value >>> (8 * n)) & 255)),
  );
}

/** A ZIP archive by PKWARE's APPNOTE 6.3, its files stored as they are, names in UTF-8. */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const [content, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = new TextEncoder().encode(name);
    const head = [
      ...([
        [20, 2],
        [0x0800, 2],
        [0, 2],
        [0, 2],
        [FIRST_DAY, 2],
        [crc32(bytes), 4],
      ] as const),
      ...([
        [bytes.length, 4],
        [bytes.length, 4],
        [title.length, 2],
        [0, 2],
      ] as const),
    ];
    const local = fields([0x04034b50, 4], ...head);
    content.push(local, title, bytes);
    directory.push(
      fields([0x02014b50, 4], [20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      title,
    );
    offset += local.length + title.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = files.length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return join([...content, ...directory, end]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
