import type { ReactElement } from "react";
import { type EventView, lowestPrice } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { coverArt } from "./cover-art.ts";
import { coverLines } from "./cover-lines.ts";
import { coverPicture } from "./cover-picture.tsx";

/** Room for a title, counted in Latin letters; a Chinese character takes two. */
const LONGEST_TITLE = 52;

/** A title cut to its room, and the size that keeps it on two lines at most. Pictographs have no glyph here. */
function fitTitle(title: string): { text: string; size: number } {
  const letters = [...title.replace(/\p{Extended_Pictographic}/gu, "")];
  let [taken, count] = [0, 0];
  for (const letter of letters) {
    taken += /[\u2e80-\uffff]/u.test(letter) ? 2 : 1;
    if (taken > LONGEST_TITLE) break;
    count += 1;
  }
  const text = count < letters.length ? `${letters.slice(0, count).join("")}…` : letters.join("");
  return { text, size: taken <= 22 ? 76 : taken <= 34 ? 62 : 52 };
}

/**
 * The layout of a share image, drawn to a picture and never sent as a page, hence its inline styles. It shows only
 * what stays true: no seats left, no address.
 */
export function shareCard(event: EventView, locale: Locale): ReactElement {
  const { event: say, common } = words(locale);
  const { date, line } = coverLines(event, locale);
  const lowest = lowestPrice(event.sides);
  const price = !lowest ? "" : lowest.price.minor === 0 ? say.free : formatMoney(lowest.price, locale);
  const ended = event.status === "cancelled" || event.status === "past";
  const title = fitTitle(event.words.title);
  const foot = [
    say.kind({ kind: event.kind }),
    say.ages({ min: event.minAge, max: event.maxAge }),
    ended ? say.statusShort[event.status] : lowest?.several ? say.from({ price }) : price,
  ];
  return (
    <div
      style={{
        display: "flex",
        width: 1200,
        height: 630,
        position: "relative",
        color: "#fff6ea",
        fontFamily: "latin, chinese-simplified",
      }}
    >
      <svg
        width="1200"
        height="630"
        viewBox="-210 0 610 320"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
        style={{ position: "absolute", left: 0, top: 0 }}
      >
        {coverPicture(coverArt(event.id), { calm: true })}
      </svg>
      <div
        style={{
          position: "absolute",
          left: 72,
          top: 48,
          display: "flex",
          flexDirection: "column",
          justifyContent: "space-between",
          width: 1056,
          height: 530,
        }}
      >
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div style={{ display: "flex", fontSize: 150, lineHeight: 1.1 }}>{date}</div>
          <div style={{ display: "flex", fontSize: 36, marginTop: 6 }}>{line}</div>
        </div>
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div
            style={{
              display: "flex",
              fontSize: title.size,
              lineHeight: 1.25,
              maxWidth: 1000,
            }}
          >
            {title.text}
          </div>
          <div
            style={{
              display: "flex",
              justifyContent: "space-between",
              fontSize: 30,
              marginTop: 22,
            }}
          >
            <div style={{ display: "flex" }}>{foot.filter(Boolean).join(" · ")}</div>
            <div style={{ display: "flex" }}>{common.productName}</div>
          </div>
        </div>
      </div>
    </div>
  );
}
