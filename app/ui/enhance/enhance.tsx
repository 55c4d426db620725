import awake from "./awake.js?url";
import ballot from "./ballot.js?url";
import copy from "./copy.js?url";
import countdown from "./countdown.js?url";
import live from "./live.js?url";
import nightClock from "./night-clock.js?url";
import nightKept from "./night-kept.js?url";
import nightLater from "./night-later.js?url";
import nightLive from "./night-live.js?url";
import once from "./once.js?url";
import print from "./print.js?url";

const modules = {
  awake,
  print,
  ballot,
  copy,
  countdown,
  live,
  nightClock,
  nightKept,
  nightLater,
  nightLive,
  once,
};

/** Puts enhancement modules into a page that is whole without them. */
export function Enhance({ use }: { use: readonly (keyof typeof modules)[] }) {
  return use.map((name) => <script key={name} type="module" src={modules[name]} />);
}
