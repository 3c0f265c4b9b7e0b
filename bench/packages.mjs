import { createRequire } from 'node:module';

/** A package of the server's: the limits are taken with the very drivers that the server uses. */
export const serverPackage = createRequire(new URL('../server/package.json', import.meta.url));
