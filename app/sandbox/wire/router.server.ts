export type Route<Handler> = { method: string; pattern: string; handle: Handler };

export type Found<Handler> = { handle: Handler; params: Record<string, string> };

/** Finds the route of a path; `:name` in a pattern takes one segment. */
export function findRoute<Handler>(
  routes: Route<Handler>[],
  method: string,
  path: string,
): Found<Handler> | null {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.pattern, path) : null;
    if (params) return { handle: route.handle, params };
  }
  return null;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith(":")) params[segment.slice(1)] = decode(value);
    else if (segment !== value) return null;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
