import { type ClientRequest, get } from "node:http";

/** One phone's open line, as its browser holds it. */
export type PhoneLine = {
  /** When each face arrived, by performance.now(). */
  faces: number[];
  /** Bytes that came over the line. */
  bytes: number;
  ended: boolean;
  close(): void;
};

/** Opens a line over HTTP, offering to unpack like any browser; resolves with its first face. */
export function openPhone(url: string): Promise<PhoneLine> {
  return new Promise((done, fail) => {
    const line: PhoneLine = { faces: [], bytes: 0, ended: false, close: () => request.destroy() };
    const headers = { accept: "text/event-stream", "accept-encoding": "gzip, deflate, br" };
    const request: ClientRequest = get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200 || response.headers["content-encoding"])
        fail(new Error(`no plain line: ${response.statusCode} ${response.headers["content-encoding"]}`));
      response.setEncoding("utf8");
      let rest = "";
      response.on("data", (chunk: string) => {
        line.bytes += Buffer.byteLength(chunk);
        const blocks = (rest + chunk).split("\n\n");
        rest = blocks.pop() ?? "";
        const faces = blocks.filter((block) => block.startsWith("event: face")).length;
        for (let face = 0; face < faces; face += 1) line.faces.push(performance.now());
        if (line.faces.length > 0) done(line);
      });
      response.on("close", () => {
        line.ended = true;
      });
    });
    request.once("error", fail);
  });
}
