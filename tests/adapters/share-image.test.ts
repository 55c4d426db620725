import { createElement } from "react";
import { expect, onTestFinished, test } from "vitest";
import { openPictures } from "#app/adapters/share-image.server.ts";

function open() {
  const pictures = openPictures();
  onTestFinished(pictures.close);
  return pictures;
}

const words = (text: string) => createElement("div", { style: { display: "flex", fontSize: 90 } }, text);

/** The longest time this process was kept from doing anything else, in milliseconds, while `work` ran. */
async function longestStall(work: Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work.finally(() => clearInterval(beat));
  return longest;
}

test("while a picture is drawn the server goes on answering", async () => {
  const pictures = open();
  const drawing = pictures.draw(words("周六晚，十二对"));
  expect(await longestStall(drawing), "milliseconds without an answer").toBeLessThan(200);
  expect((await drawing).readUInt32BE(16), "the picture's width").toBe(1200);
});

test("the same picture is drawn once, another one anew", async () => {
  const pictures = open();
  const [first, again, other] = [
    pictures.draw(words("一")),
    pictures.draw(words("一")),
    pictures.draw(words("二")),
  ];
  expect(again).toBe(first);
  expect((await first).equals(await other)).toBe(false);
});

test("a picture that cannot be drawn is an error of that picture alone", async () => {
  const pictures = open();
  const broken = createElement("img", { width: 10, height: 10 });
  await expect(pictures.draw(broken)).rejects.toThrow("could not be drawn");
  expect((await pictures.draw(words("一"))).length).toBeGreaterThan(1000);
});
