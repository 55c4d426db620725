import sharp from "sharp";
import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

async function openOffice() {
  const world = await openTestWorld();
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  const venueId = await buildVenue(world.db, { now: world.clock.now() });
  const place = `/office/venues/${venueId}/photos`;
  const send = (bytes: Uint8Array<ArrayBuffer> | string, name: string, type: string) => {
    const body = new FormData();
    body.set("photo", new File([bytes], name, { type }));
    body.set("altZh", "长桌和灯");
    return app.send(place, { method: "POST", body, headers: { cookie } });
  };
  return { world, app, headers: { cookie }, place, send };
}

async function jpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const made = sharp({ create: { width: 900, height: 600, channels: 3, background: "#2c6a4e" } });
  return new Uint8Array(await made.jpeg().toBuffer());
}

test("a photo is added, shown with its words, kept by the browser for good, and deleted", async () => {
  const { world, app, headers, place, send } = await openOffice();
  const added = await send(await jpeg(), "bar.jpg", "image/jpeg");
  expect(added.headers.get("location")).toBe(`${place}?done=added`);
  const page = await (await app.get(place, headers)).text();
  expect(page).toContain('alt="长桌和灯"');
  const { id } = await world.db.prisma.venuePhoto.findFirstOrThrow();
  const file = await app.get(`${place}/${id}/small`, headers);
  expect(file.headers.get("content-type")).toBe("image/webp");
  expect(file.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect((await sharp(Buffer.from(await file.arrayBuffer())).metadata()).width).toBe(320);
  for (const path of [`${place}/${id}/huge`, `${place}/${id}/__proto__`])
    expect((await app.get(path, headers)).status).toBe(404);
  const other = await buildVenue(world.db, { now: world.clock.now() });
  expect((await app.get(`/office/venues/${other}/photos/${id}/small`, headers)).status).toBe(404);
  expect((await app.get(`${place}/${id}/small`)).status).toBe(303);
  const gone = await app.post(place, { delete: id }, headers);
  expect(gone.headers.get("location")).toBe(`${place}?done=deleted`);
  expect(await world.db.prisma.venuePhotoFile.count()).toBe(0);
  expect((await app.post(place, { delete: id }, headers)).status).toBe(404);
});

test.each([
  ["a text named .jpg", "I am a photo", 422, "这不是能读的"],
  ["an SVG named .png", "<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "这不是能读的"],
  ["nothing", "", 422, "还没有选照片"],
  ["thirty megabytes", "x".repeat(30_000_000), 413, "文件太大"],
])("%s is refused with words, and what was typed stays", async (_what, content, status, words) => {
  const { world, send } = await openOffice();
  const answer = await send(content, "a.jpg", "image/jpeg");
  expect(answer.status).toBe(status);
  const page = await answer.text();
  expect(page).toContain(words);
  expect(page).toContain("长桌和灯");
  expect(await world.db.prisma.venuePhoto.count()).toBe(0);
});

test("a thirteenth photo is refused", async () => {
  const { world, place, send } = await openOffice();
  const venueId = place.split("/")[3] ?? "";
  const [createdBy, createdAt] = ["00000000-0000-4000-8000-000000000001", world.clock.now()];
  const rows = Array.from({ length: 12 }, (_, n) => ({
    id: `00000000-0000-4000-8000-0000000001${String(n).padStart(2, "0")}`,
    ...{ venueId, createdBy, createdAt },
  }));
  await world.db.prisma.venuePhoto.createMany({ data: rows });
  expect((await send(await jpeg(), "bar.jpg", "image/jpeg")).status).toBe(409);
});
