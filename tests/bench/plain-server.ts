import { createServer, get, type IncomingHttpHeaders } from "node:http";

/** The yardstick: node:http sending one Buffer, the bytes and headers that COPY_OF answers. */
function copy(url: string): Promise<{ body: Buffer; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ body: Buffer.concat(chunks), headers: response.headers }));
    }).on("error", reject);
  });
}

const { body, headers } = await copy(process.env.COPY_OF ?? "");
const { date: _, connection: __, "keep-alive": ___, ...same } = headers;
const server = createServer((_request, response) => {
  response.writeHead(200, same);
  response.end(body);
});
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: address !== null && typeof address === "object" ? address.port : 0 });
});
process.on("SIGTERM", () => process.exit(0));
