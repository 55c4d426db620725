import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { openLog } from "#app/adapters/log.server.ts";
import { keepPages, type RenderPage } from "#app/server/kept-pages.server.ts";
import { securityHeaders } from "#app/server/security-headers.server.ts";

const settings = {
  PUBLIC_URL: "https://qingju.example.com",
  MODE: "production",
  STRIPE_API_URL: undefined,
} as const;

/** A server of kept pages whose rendering is counted and takes `ms`. */
async function serve(render: RenderPage): Promise<string> {
  const kept = keepPages(render, securityHeaders(settings), openLog("silent"));
  const server = createServer((request, response) => {
    if (!kept.answer(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

function countingRender(ms = 0) {
  let count = 0;
  const render: RenderPage = async (path) => {
    count += 1;
    const body = `${path} ${count}`;
    await sleep(ms);
    return new Response(body, {
      headers: { "Set-Cookie": "secret=1", "Content-Type": "text/html; charset=utf-8" },
    });
  };
  return { render, count: () => count };
}

test("a crowd that comes at once gets one rendering", async () => {
  const { render, count } = countingRender(50);
  const url = await serve(render);
  const pages = await Promise.all(
    Array.from({ length: 100 }, (_, n) => fetch(`${url}/e/evening?from=${n}`).then((page) => page.text())),
  );
  expect(new Set(pages)).toEqual(new Set(["/e/evening 1"]));
  expect(count()).toBe(1);
});

test("what a person sees is never older than a second, and nothing is rendered more often than that", async () => {
  const { render, count } = countingRender(5);
  const url = await serve(render);
  const started = performance.now();
  while (performance.now() - started < 2_500) {
    await fetch(`${url}/e/evening`).then((page) => page.text());
    await sleep(3);
  }
  expect(count(), "at most one rendering a second").toBeLessThanOrEqual(3);
  expect(count(), "a new one every second").toBeGreaterThanOrEqual(3);
});

test("languages and events are kept apart", async () => {
  const url = await serve(countingRender().render);
  for (const path of ["/e/a", "/en/e/a", "/e/b"])
    expect(await fetch(url + path).then((page) => page.text())).toContain(`${path} `);
});

test("a partner's link has a page of its own, and nobody else sees its code", async () => {
  const asked = new Set<string>();
  const url = await serve(async (path) => {
    asked.add(path);
    return new Response(path);
  });
  const read = (path: string) => fetch(url + path).then((page) => page.text());
  for (const query of ["?via=ab23cd45&utm=x", "?utm=y&via=AB23CD45"])
    expect(await read(`/e/evening${query}`)).toBe("/e/evening?via=AB23CD45");
  for (const query of ["", "?via=", "?via=AB23", "?via=%3Cscript%3E", "?from=1"])
    expect(await read(`/e/evening${query}`)).toBe("/e/evening");
  expect(await read("/en/e/evening?via=ZZZZZZZZ")).toBe("/en/e/evening?via=ZZZZZZZZ");
  expect(asked.size, "one page for each link and one without").toBe(3);
});

test("a kept page carries no cookie, no nonce and every security header", async () => {
  const url = await serve(countingRender().render);
  const page = await fetch(`${url}/e/a`);
  expect(page.headers.get("set-cookie")).toBeNull();
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).not.toContain("nonce");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("form-action 'self' https://checkout.stripe.com");
  expect(page.headers.get("strict-transport-security")).toContain("max-age=");
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
});

test("a page is packed as the browser likes it, and an unchanged one is not sent again", async () => {
  const url = await serve(async () => new Response("same"));
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
  for (const encoding of ["br", "gzip", "identity"] as const) {
    const { request } = await import("node:http");
    const { body, headers } = await new Promise<{ body: Buffer; headers: Record<string, unknown> }>(
      (done) => {
        request(`${url}/e/a`, { headers: { "accept-encoding": encoding } }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => done({ body: Buffer.concat(chunks), headers: response.headers }));
        }).end();
      },
    );
    expect(unpack[encoding](body).toString()).toBe("same");
    const again = await fetch(`${url}/e/a`, {
      headers: { "if-none-match": String(headers.etag), "accept-encoding": encoding },
    });
    expect(again.status).toBe(304);
  }
});

test("a missing page is kept too, and made-up addresses do not fill the memory", async () => {
  let count = 0;
  const url = await serve(async () => {
    count += 1;
    return new Response("not here", { status: 404 });
  });
  for (let n = 0; n < 3; n += 1) expect((await fetch(`${url}/e/nothing`)).status).toBe(404);
  expect(count).toBe(1);
  for (let n = 0; n < 250; n += 1) await fetch(`${url}/e/made-up-${n}`).then((page) => page.text());
  await fetch(`${url}/e/made-up-249`);
  await fetch(`${url}/e/made-up-0`);
  expect(count, "the newest is still kept, the oldest was let go").toBe(252);
});

test("a failed rendering is said and not kept", async () => {
  let count = 0;
  const url = await serve(async () => {
    count += 1;
    if (count === 1) throw new Error("no database");
    return new Response("back");
  });
  expect((await fetch(`${url}/e/a`)).status).toBe(500);
  expect(await fetch(`${url}/e/a`).then((page) => page.text())).toBe("back");
});

test("a HEAD is answered without a body, a POST and other pages are left to the app", async () => {
  const url = await serve(countingRender().render);
  const head = await fetch(`${url}/e/a`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  for (const [path, method] of [
    ["/e/a", "POST"],
    ["/e/a/register", "GET"],
    ["/", "GET"],
    ["/e/", "GET"],
  ] as const)
    expect((await fetch(url + path, { method })).status).toBe(418);
});
