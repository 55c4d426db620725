/** What is sent down an open answer: a named word with its data as JSON. */
export type Send = (name: string, data: unknown) => void;

/** How often something is said when there is nothing to say, so that both ends know the line is alive. */
const BEAT_MS = 10_000;
/** A browser that lost the line comes back after between one and three of these; a whole room not in one moment. */
const RETRY_MS = 1_000;

/**
 * An answer that stays open (server-sent events). `open` gets a way to send and one to end, and answers how to stop;
 * `beat` makes what is said when there is nothing to say. It is never packed: packing would hold words back.
 */
export function eventStream(
  request: Request,
  beat: () => unknown,
  open: (send: Send, end: () => void) => () => void,
): Response {
  const encoder = new TextEncoder();
  const ending = new AbortController();
  const { signal } = ending;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const send: Send = (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      const end = () => {
        if (signal.aborted) return;
        ending.abort();
        controller.close();
      };
      write(`retry: ${Math.round(RETRY_MS * (1 + 2 * Math.random()))}\n\n`);
      const timer = setInterval(() => send("beat", beat()), BEAT_MS);
      const stop = open(send, end);
      const finish = () => {
        clearInterval(timer);
        stop();
      };
      if (signal.aborted) finish();
      else signal.addEventListener("abort", finish, { once: true });
      if (request.signal.aborted) end();
      else request.signal.addEventListener("abort", end, { once: true });
    },
    cancel: () => ending.abort(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
