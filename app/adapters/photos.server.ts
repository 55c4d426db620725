import sharp from "sharp";
import {
  MOST_PHOTO_BYTES,
  MOST_PIXELS,
  type PhotoProblem,
  type PhotoSize,
  photoSizes,
  pictureKind,
} from "#app/domain/venues/photo-rules.ts";

/** One size of a photo, encoded anew. */
export type PhotoFile = {
  size: PhotoSize;
  width: number;
  height: number;
  contentType: "image/webp";
  bytes: Uint8Array<ArrayBuffer>;
};

const sizes = ["small", "medium", "large"] as const satisfies readonly PhotoSize[];

/**
 * Decodes what was sent and encodes it anew in every size, upright and without metadata: no place, no camera, no
 * hidden payload is left. The bytes decide what it is, not its name. Nothing is decoded before its header says that
 * it has a bearable number of pixels.
 */
export async function remakePhoto(
  sent: Uint8Array,
): Promise<{ ok: true; files: PhotoFile[] } | { ok: false; problem: PhotoProblem }> {
  if (sent.length === 0) return { ok: false, problem: "missing" };
  if (sent.length > MOST_PHOTO_BYTES) return { ok: false, problem: "too-large" };
  if (pictureKind(sent) === null) return { ok: false, problem: "not-a-picture" };
  const open = () => sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
  try {
    const { width, height } = await sharp(sent, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height > MOST_PIXELS) return { ok: false, problem: "too-many-pixels" };
    const files: PhotoFile[] = [];
    // One after the other: each decodes the whole picture.
    for (const size of sizes) {
      const { data, info } = await open()
        .rotate()
        .resize({
          width: photoSizes[size],
          height: photoSizes[size],
          fit: "inside",
          withoutEnlargement: true,
        })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
      const bytes = new Uint8Array(data);
      files.push({ size, width: info.width, height: info.height, contentType: "image/webp", bytes });
    }
    return { ok: true, files };
  } catch {
    return { ok: false, problem: "not-a-picture" };
  }
}
