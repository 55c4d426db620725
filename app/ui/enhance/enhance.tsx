import copy from "./copy.js?url";
import countdown from "./countdown.js?url";
import live from "./live.js?url";
import once from "./once.js?url";

const modules = { copy, countdown, live, once };

/** Puts enhancement modules into a page that is whole without them. */
export function Enhance({ use }: { use: readonly (keyof typeof modules)[] }) {
  return use.map((name) => <script key={name} type="module" src={modules[name]} />);
}
