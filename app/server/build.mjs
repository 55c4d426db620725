import { build, checkNode, generate, install } from "./prepare.mjs";

/** `npm run build`: everything `npm start` needs. */
checkNode();
install();
generate();
build();
console.log("Built. `npm start` serves it.");
