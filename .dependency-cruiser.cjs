/** The doors between the rooms: who may import whom. Checked by the test command. */
const room = (/** @type {string} */ name) => `^app/${name}/`;

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "domain-imports-only-domain",
      comment: "The rules are pure: time, chance, ids and secrets come in as arguments.",
      severity: "error",
      from: { path: room("domain") },
      to: { pathNot: room("domain") },
    },
    {
      name: "use-cases-know-no-pages",
      comment: "The same verb serves a page, a webhook, a job, the seed and a test.",
      severity: "error",
      from: { path: room("use-cases") },
      to: { path: ["node_modules/(react|react-dom|@remix-run)/", room("(routes|ui|server)")] },
    },
    {
      name: "use-cases-meet-stand-ins-never",
      severity: "error",
      from: { path: "^app/(use-cases|adapters|domain|routes|ui|i18n)/" },
      to: { path: room("sandbox") },
    },
    {
      name: "routes-only-call-use-cases",
      comment: "A page reads the request, calls one use case and shows the outcome.",
      severity: "error",
      from: { path: room("routes") },
      to: {
        path: [
          room("(adapters|server)"),
          "^prisma/",
          "node_modules/(@prisma|pg|stripe|resend|react-email|graphile-worker)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "routes-never-name-the-outside",
      comment: "Not even its types: what a page shows is plain data.",
      severity: "error",
      from: { path: room("routes") },
      to: { path: ["^prisma/", "node_modules/(@prisma|pg|stripe|resend|graphile-worker)/"] },
    },
    {
      name: "ui-is-fed-with-plain-data",
      severity: "error",
      from: { path: room("ui") },
      to: {
        path: [
          room("(use-cases|adapters|routes|server|sandbox)"),
          "\\.server\\.tsx?$",
          "^emails/",
          "^prisma/",
        ],
      },
    },
    {
      name: "adapters-know-no-use-case",
      severity: "error",
      from: { path: room("adapters") },
      to: { path: room("(use-cases|routes|ui|server)") },
    },
    {
      name: "emails-are-words-and-looks",
      severity: "error",
      from: { path: "^emails/" },
      to: { path: [room("(use-cases|adapters|routes|server|sandbox)"), "^prisma/"] },
    },
    {
      name: "words-know-only-the-rules",
      severity: "error",
      from: { path: room("i18n") },
      to: { path: "^app/", pathNot: [room("(i18n|domain)")] },
    },
    {
      name: "one-adapter-for-the-database",
      severity: "error",
      from: {
        path: "^(app|emails)/",
        pathNot: ["^app/adapters/(db|migrations)\\.server\\.ts$", "^app/server/db-migration\\.ts$"],
      },
      to: { path: ["node_modules/@prisma/"] },
    },
    {
      name: "one-adapter-for-stripe",
      severity: "error",
      from: { path: "^(app|emails)/", pathNot: ["^app/adapters/stripe[-a-z]*\\.server\\.ts$"] },
      to: { path: "node_modules/stripe/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "stripe-types-for-the-stand-in-alone",
      severity: "error",
      from: {
        path: "^(app|emails)/",
        pathNot: ["^app/adapters/stripe[-a-z]*\\.server\\.ts$", room("sandbox")],
      },
      to: { path: "node_modules/stripe/" },
    },
    {
      name: "one-adapter-for-letters",
      severity: "error",
      from: { path: "^(app|emails)/", pathNot: ["^app/adapters/email\\.server\\.ts$"] },
      to: { path: "node_modules/resend/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-product-knows-no-tests",
      severity: "error",
      from: { path: "^(app|emails)/" },
      to: { path: "^tests/" },
    },
    {
      name: "no-run-time-cycle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan",
      comment: "A file nobody imports is either a way in, named here, or forgotten.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: ["\\.d\\.ts$", "^tests/", "^app/ui/enhance/", "^app/routes/", "\\.test\\.tsx?$"],
      },
      to: {},
    },
    {
      name: "nothing-that-does-not-exist",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["\\?url$", "\\?raw$", "^virtual:"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^prisma/generated/internal" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
