/** A private picture that was made anew from what was sent. */
export function pictureResponse({
  contentType,
  bytes,
}: {
  contentType: string;
  bytes: Uint8Array;
}): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": contentType,
      "Cache-Control": "private, no-store",
      "Content-Disposition": "inline",
    },
  });
}
