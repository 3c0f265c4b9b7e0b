import { badInput } from '../errors.js';

const MOST = 50;
const LONGEST = 255;

/**
 * Origins exactly as browsers send them: scheme, host and port, where that is not the scheme's own. A slash at the end is
 * forgiven. BAD_USER_INPUT naming allowedOrigins for anything else.
 */
export function cleanOrigins(origins: string[]): string[] {
  if (origins.length > MOST) throw badInput('allowedOrigins', `At most ${MOST} origins fit here.`);
  return [...new Set(origins.map(cleanOrigin))];
}

function cleanOrigin(value: string): string {
  const written = value.trim().replace(/\/$/, '');
  const isOne =
    written.length <= LONGEST &&
    /^https?:\/\/[^*]+$/i.test(written) &&
    URL.canParse(written) &&
    new URL(written).origin === written.toLowerCase();
  if (!isOne) {
    throw badInput('allowedOrigins', 'An origin is scheme, host and port alone, such as https://shop.example.');
  }
  return written.toLowerCase();
}
