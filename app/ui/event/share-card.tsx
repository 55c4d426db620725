import type { ReactElement } from "react";
import { type EventView, lowestPrice } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { coverArt } from "./cover-art.ts";
import { coverLines } from "./cover-lines.ts";
import { coverPicture } from "./cover-picture.tsx";

const LONGEST_TITLE = 24;

/** Titles shrink as they grow, so that they stay on two lines. */
function titleSize(length: number): number {
  return length <= 10 ? 76 : length <= 16 ? 62 : 52;
}

/**
 * The layout of a share image, drawn to a picture and never sent as a page, hence its inline styles. It shows only
 * what stays true: no seats left, no address.
 */
export function shareCard(event: EventView, locale: Locale): ReactElement {
  const { event: say, common } = words(locale);
  const { date, line } = coverLines(event, locale);
  const lowest = lowestPrice(event.sides);
  const price = lowest ? formatMoney(lowest.price, locale) : "";
  const ended = event.status === "cancelled" || event.status === "past";
  const letters = [...event.words.title.replace(/\p{Extended_Pictographic}/gu, "")];
  const title =
    letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE).join("")}…` : letters.join("");
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
        height="960"
        viewBox="0 0 400 320"
        aria-hidden="true"
        style={{ position: "absolute", left: 0, top: -110 }}
      >
        {coverPicture(coverArt(event.id))}
      </svg>
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          justifyContent: "space-between",
          width: 1200,
          height: 630,
          padding: "56px 72px 52px",
        }}
      >
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div style={{ display: "flex", fontSize: 150, lineHeight: 1.1 }}>{date}</div>
          <div style={{ display: "flex", fontSize: 36, marginTop: 6 }}>{line}</div>
        </div>
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div
            style={{ display: "flex", fontSize: titleSize(letters.length), lineHeight: 1.25, maxWidth: 1000 }}
          >
            {title}
          </div>
          <div style={{ display: "flex", justifyContent: "space-between", fontSize: 30, marginTop: 22 }}>
            <div style={{ display: "flex" }}>{foot.filter(Boolean).join(" · ")}</div>
            <div style={{ display: "flex" }}>{common.productName}</div>
          </div>
        </div>
      </div>
    </div>
  );
}
