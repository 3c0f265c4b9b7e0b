import { forbidden } from '../errors.js';

/**
 * Lets a page's call through to a site or throws FORBIDDEN: with an Origin, it must be one that the site allows or
 * PUBLIC_URL's own, exactly (environment.md, "Callers"). Programs, which send none, pass.
 */
export function checkSiteOrigin(
  origin: string | null,
  site: { allowedOrigins: string[] },
  settings: { publicUrl: string },
): void {
  if (origin === null || isOwnOrigin(origin, settings.publicUrl)) return;
  if (!site.allowedOrigins.includes(origin)) throw forbidden('This page may not carry the chat of this site.');
}

/** Whether an Origin header is that of PUBLIC_URL: only then does the session cookie count. */
export function isOwnOrigin(origin: string | null, publicUrl: string): boolean {
  return origin !== null && origin === new URL(publicUrl).origin;
}
