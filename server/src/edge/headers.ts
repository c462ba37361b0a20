import type { RequestHandler } from "express";
import type { Config } from "../config.ts";

/** No nonces (they die in a cached shell) and no Trusted Types (they stop MapLibre and service workers). */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What every answer carries, so that a page can load nothing from, and be framed by, nobody else. */
export function securityHeaders(config: Pick<Config, "PUBLIC_ORIGIN">): RequestHandler {
  const secure = config.PUBLIC_ORIGIN.startsWith("https:");
  return (_request, response, next) => {
    response.set({
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(self), screen-wake-lock=(self)",
    });
    if (secure) response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
