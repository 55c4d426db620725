import { build, checkNode, generate, install, say } from "./prepare.mjs";

/** `npm run demo`, from the first clone on: brings what is missing, then starts demo.ts in this same process. */
checkNode();
const wantsLink = process.argv[2] === "link";
if (!wantsLink) say("轻局 / Qingju demo");
install();
generate();
if (!wantsLink) build();
process.env.NODE_ENV = "production";
// Prisma's own reads inside a transaction make the pg driver warn of its next major version.
Object.assign(process, { noDeprecation: true });
const { register } = await import("tsx/esm/api");
register();
await import("./demo.ts");
