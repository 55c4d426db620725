import { Transform } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";

/** A page that is not ready by then is given up; every page here renders in milliseconds. */
const RENDER_LIMIT_MS = 5_000;

/**
 * React 18 writes blocks of 2,048 bytes and leaves zero bytes at the end of one where a Chinese character no longer
 * fits; a browser shows them as � in attributes, titles and pictures. HTML itself has no zero bytes.
 */
function withoutPadding(): Transform {
  return new Transform({
    transform(block: Buffer, _encoding, done) {
      done(null, block.includes(0) ? block.filter((byte) => byte !== 0) : block);
    },
  });
}

/** Renders a page to the end before it answers, so that an error while rendering still becomes a 500. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(limit);
          const body = withoutPadding();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(limit);
          reject(error);
        },
        onError(error) {
          code = 500;
          context.world.log.error({ err: error, requestId: context.requestId }, "a page failed to render");
        },
      },
    );
    const limit = setTimeout(abort, RENDER_LIMIT_MS, new Error("rendering took too long"));
  });
}

/**
 * Surprises in loaders and actions: the reason goes to the log, without the request's address or body. What was asked
 * wrongly is no surprise, and the words for it would repeat the address with its secret.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.world.log.error({ err: error, requestId: context.requestId }, "a request failed");
}
