import type { ReactElement } from "react";
import type { CoverArt } from "./cover-art.ts";

const shapes: Readonly<Record<CoverArt["motif"], (art: CoverArt) => ReactElement>> = {
  moon: (art) => (
    <g>
      <circle cx={318 + art.shift * 30} cy={46 + art.lift * 8} r="42" fill={art.light} opacity=".94" />
      <circle cx={300 + art.shift * 30} cy={39 + art.lift * 8} r="39" fill={art.veil} opacity=".8" />
    </g>
  ),
  rings: (art) => (
    <g>
      <circle cx={296 - art.shift * 12} cy={50 + art.lift * 6} r="38" fill={art.light} opacity=".92" />
      <circle cx={342 - art.shift * 12} cy={50 + art.lift * 6} r="38" fill={art.stops[2]} opacity=".72" />
    </g>
  ),
  hills: (art) => (
    <g>
      <circle cx={312 + art.shift * 40} cy={50 + art.lift * 8} r="38" fill={art.light} opacity=".95" />
      <path d="M-210 250 Q-100 300 -10 262 T190 248 T410 226 V330 H-210Z" fill={art.veil} opacity=".55" />
      <path d="M-210 300 Q-90 262 0 288 T226 276 T410 258 V330 H-210Z" fill={art.stops[0]} opacity=".6" />
    </g>
  ),
  lanterns: (art) => (
    <g>
      <path d="M196 -8 Q300 62 412 14" fill="none" stroke={art.light} strokeOpacity=".55" />
      {[
        { x: 236, y: 17, r: 15 },
        { x: 290, y: 34, r: 21 },
        { x: 350, y: 31, r: 17 },
      ].map(({ x, y, r }) => (
        <g key={x}>
          <path d={`M${x} ${y - 4} v${14 + art.shift * 12}`} stroke={art.light} strokeOpacity=".55" />
          <ellipse
            cx={x}
            cy={y + 10 + art.shift * 12 + r}
            rx={r}
            ry={r * 0.86}
            fill={art.light}
            opacity=".93"
          />
          <path d={`M${x} ${y + 10 + art.shift * 12 + r * 1.86} v10`} stroke={art.light} strokeOpacity=".6" />
        </g>
      ))}
    </g>
  ),
};

/** Three lines of water below the words: their highest crest stays under the last line of a cover. */
function waves(art: CoverArt): ReactElement {
  const bend = 18 + art.shift * 22;
  const y = 236 + bend * 0.75 + art.lift * 10;
  return (
    <g fill="none" stroke={art.light} strokeOpacity=".28">
      {[0, 18, 36].map((step) => {
        const line = y + step;
        return (
          <path
            key={step}
            d={`M-250 ${line} C-160 ${line - bend} -100 ${line + bend} -10 ${line} S140 ${line - bend} 230 ${line} S360 ${line - bend} 420 ${line}`}
          />
        );
      })}
    </g>
  );
}

/**
 * The sky and the shapes of a cover without words: 400 × 320, and 210 more to the left for wide pictures. For the page,
 * the list and the share image; `calm` leaves the foot of it to a title.
 */
export function coverPicture(art: CoverArt, { calm = false }: { calm?: boolean } = {}): ReactElement {
  return (
    <g>
      <defs>
        <linearGradient id={art.gradientId} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="400" y2="320">
          <stop offset="0" stopColor={art.stops[0]} />
          <stop offset=".55" stopColor={art.stops[1]} />
          <stop offset="1" stopColor={art.stops[2]} />
        </linearGradient>
      </defs>
      <rect x="-210" width="610" height="320" fill={`url(#${art.gradientId})`} />
      {shapes[art.motif](art)}
      {calm || art.motif === "hills" ? null : waves(art)}
    </g>
  );
}
