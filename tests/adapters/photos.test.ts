import sharp from "sharp";
import { expect, test } from "vitest";
import { remakePhoto } from "#app/adapters/photos.server.ts";
import { MOST_PHOTO_BYTES } from "#app/domain/venues/photo-rules.ts";

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#b3302a" } });
}

test("a photo comes back in three sizes, upright, and with nothing of where and by what it was taken", async () => {
  const sent = await picture(2400, 1200)
    .withExif({ IFD0: { Make: "A camera" }, IFD3: { GPSLatitude: "31/1 12/1 0/1", GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const remade = await remakePhoto(sent);
  if (!remade.ok) throw new Error(remade.problem);
  expect(remade.files.map(({ size, width, height }) => [size, width, height])).toEqual([
    ["small", 160, 320],
    ["medium", 400, 800],
    ["large", 800, 1600],
  ]);
  for (const { bytes } of remade.files) {
    const { format, exif, icc, xmp, orientation } = await sharp(bytes).metadata();
    expect({ format, exif, icc, xmp, orientation }).toEqual({ format: "webp" });
  }
});

test("PNG and WebP are read too, and a small picture is not blown up", async () => {
  for (const sent of [await picture(200, 100).png().toBuffer(), await picture(200, 100).webp().toBuffer()]) {
    const remade = await remakePhoto(sent);
    expect(remade.ok && remade.files.map(({ width }) => width)).toEqual([200, 200, 200]);
  }
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
test.each([
  ["nothing", new Uint8Array(), "missing"],
  ["a text that calls itself .jpg", Buffer.from("hello, I am a photo"), "not-a-picture"],
  ["an SVG with a script", Buffer.from(svg), "not-a-picture"],
  ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00"), "not-a-picture"],
  [
    "the first bytes of a JPEG and a page after them",
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from("<html>")]),
    "not-a-picture",
  ],
  ["thirty megabytes", Buffer.alloc(30_000_000, 0xff), "too-large"],
  ["one byte too much", Buffer.alloc(MOST_PHOTO_BYTES + 1, 0xff), "too-large"],
])("%s is refused", async (_what, sent, problem) => {
  expect(await remakePhoto(sent)).toEqual({ ok: false, problem });
});

test("a small file that unfolds into more pixels than are bearable is refused before it is decoded", async () => {
  const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(MOST_PHOTO_BYTES);
  const began = process.memoryUsage().rss;
  expect(await remakePhoto(bomb)).toEqual({ ok: false, problem: "too-many-pixels" });
  expect(process.memoryUsage().rss - began).toBeLessThan(200_000_000);
}, 60_000);

test("a picture cut off in the middle is refused", async () => {
  const whole = await picture(800, 800).jpeg().toBuffer();
  expect(await remakePhoto(whole.subarray(0, whole.length / 2))).toEqual({
    ok: false,
    problem: "not-a-picture",
  });
});
