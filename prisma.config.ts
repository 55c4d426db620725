import { defineConfig } from "prisma/config";

// The CLI would download a native schema engine it does not need for generate, format and validate.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/unused-by-generate" },
});
