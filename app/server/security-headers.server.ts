import type { Settings } from "#app/adapters/settings.server.ts";

type Known = Pick<Settings, "PUBLIC_URL" | "STRIPE_API_URL" | "MODE">;

/**
 * What a page may load and where its forms may lead. The buyer is sent on to the payment page by the answer to a
 * form, which browsers count as part of the form, so that page's origin is named here.
 */
export function contentPolicy(settings: Known, nonce?: string): string {
  const payment = settings.STRIPE_API_URL ? new URL(settings.STRIPE_API_URL).origin : undefined;
  const development = settings.MODE === "development";
  const rules: Record<string, (string | undefined)[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", nonce && `'nonce-${nonce}'`],
    // Vite's client, in development alone: a socket for reloads, and styles for its message of an error.
    "connect-src": ["'self'", development ? "ws:" : undefined],
    "style-src": ["'self'", development ? "'unsafe-inline'" : undefined],
    "img-src": ["'self'", "data:"],
    "form-action": ["'self'", "https://checkout.stripe.com", payment],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    // The service worker of a guest's night, from this server alone.
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
  };
  const policy = Object.entries(rules).map(([name, values]) =>
    [name, ...values.filter((value) => value !== undefined)].join(" "),
  );
  if (settings.PUBLIC_URL.startsWith("https:")) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}

/** The headers every answer carries. `same-origin` keeps the secrets in some addresses here and Origin truthful. */
export function securityHeaders(settings: Known, nonce?: string): Record<string, string> {
  return {
    "Content-Security-Policy": contentPolicy(settings, nonce),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()",
    ...(settings.PUBLIC_URL.startsWith("https:")
      ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }
      : {}),
  };
}
