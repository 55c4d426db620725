import { checkNode, generate, install } from "./prepare.mjs";

/** `npm run dev`: the demo's data and stand-ins, with pages that Vite makes anew on every change. */
checkNode();
install();
generate();
process.env.NODE_ENV = "development";
Object.assign(process, { noDeprecation: true });
const { register } = await import("tsx/esm/api");
register();
await import("./demo.ts");
