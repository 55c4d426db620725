/** What a photo is kept as: the longest side of each size, in pixels. */
export const photoSizes = { small: 320, medium: 800, large: 1600 } as const;
export type PhotoSize = keyof typeof photoSizes;

export function isPhotoSize(value: unknown): value is PhotoSize {
  return typeof value === "string" && Object.hasOwn(photoSizes, value);
}

/** The largest file that is read, in bytes; the most pixels that are decoded; the most photos of one venue. */
export const MOST_PHOTO_BYTES = 12_000_000;
export const MOST_PIXELS = 50_000_000;
export const MOST_PHOTOS = 12;

export type PhotoProblem = "missing" | "too-large" | "not-a-picture" | "too-many-pixels" | "too-many";

/** The kind of a picture by its first bytes; null for anything but JPEG, PNG and WebP, whatever it is called. */
export function pictureKind(bytes: Uint8Array): "jpeg" | "png" | "webp" | null {
  const starts = (...signature: number[]) => signature.every((byte, n) => bytes[n] === byte);
  const ascii = (from: number, text: string) =>
    [...text].every((letter, n) => bytes[from + n] === letter.charCodeAt(0));
  if (starts(0xff, 0xd8, 0xff)) return "jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  return ascii(0, "RIFF") && ascii(8, "WEBP") ? "webp" : null;
}
