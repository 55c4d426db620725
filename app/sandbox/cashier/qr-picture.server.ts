import { createHash } from "node:crypto";

const size = 25;

/** A picture that looks like a QR code and holds nothing; the same text gives the same picture. */
export function qrPicture(text: string, alt: string): string {
  const cells: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (isDark(text, x, y)) cells.push(`M${x} ${y}h1v1h-1z`);
  }
  return `<svg role="img" aria-label="${alt}" viewBox="-2 -2 ${size + 4} ${size + 4}" width="220" height="220"><rect x="-2" y="-2" width="${size + 4}" height="${size + 4}" rx="1.5" fill="#fff"/><path d="${cells.join("")}" fill="#111"/></svg>`;
}

function isDark(text: string, x: number, y: number): boolean {
  const corner = cornerCell(x, y);
  if (corner !== null) return corner;
  const digest = createHash("sha256").update(`${text}:${y}`).digest();
  return ((digest[x % digest.length] ?? 0) & 1) === 1;
}

/** The three eyes and the white around them; null elsewhere. */
function cornerCell(x: number, y: number): boolean | null {
  const left = x < 8;
  const top = y < 8;
  const right = x >= size - 8;
  const bottom = y >= size - 8;
  if (!((left && top) || (right && top) || (left && bottom))) return null;
  const ring = Math.max(Math.abs((left ? x : size - 1 - x) - 3), Math.abs((top ? y : size - 1 - y) - 3));
  return ring <= 1 || ring === 3;
}
