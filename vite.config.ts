import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  server: { host: "127.0.0.1" },
  build: { target: "es2022", cssCodeSplit: true, assetsInlineLimit: 0 },
});
