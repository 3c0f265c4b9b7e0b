import { stat, readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

const TEXTS = new Set(['.js', '.mjs', '.css', '.html', '.svg', '.json', '.webmanifest', '.txt']);
const TOO_SMALL = 512;
/** Good enough to be close to the best, in a tenth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const packers = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Encoding = keyof typeof packers;

/** A file packed once, as of when it was built. */
interface Packed {
  version: string;
  bytes: Promise<Buffer>;
}
const known = new Map<string, Packed>();

/** Sends the text files of a folder packed, to whom that can unpack them: the phone page is opened on slow networks. */
export function packedFiles(folder: string, caching: (file: string) => string): RequestHandler {
  return async (request, response, next) => {
    const file = fileIn(folder, request.path);
    if (file === null || !(await sendPacked(request, response, file, caching(file)))) next();
  };
}

/** Sends one file packed; false, with nothing sent, where it is not there, is no text, or the client cannot unpack it. */
export async function sendPacked(
  request: Request,
  response: Response,
  file: string,
  caching: string,
): Promise<boolean> {
  if (!['GET', 'HEAD'].includes(request.method) || !TEXTS.has(extname(file))) return false;
  const encoding = encodingOf(request);
  const found = encoding && (await stat(file).catch(() => null));
  if (!encoding || !found?.isFile() || found.size < TOO_SMALL) return false;
  const version = `${found.size.toString(36)}-${found.mtimeMs.toString(36)}`;
  const bytes = await pack(file, encoding, version);
  response.set({
    'Content-Encoding': encoding,
    Vary: 'Accept-Encoding',
    'Cache-Control': caching,
    ETag: `W/"${version}-${encoding}"`,
  });
  response.type(extname(file)).send(bytes);
  return true;
}

function encodingOf(request: Request): Encoding | null {
  const wanted = request.acceptsEncodings('br', 'gzip');
  return wanted === 'br' || wanted === 'gzip' ? wanted : null;
}

function pack(file: string, encoding: Encoding, version: string): Promise<Buffer> {
  const key = `${encoding} ${file}`;
  const before = known.get(key);
  if (before?.version === version) return before.bytes;
  const bytes = readFile(file).then((text) => packers[encoding](text));
  known.set(key, { version, bytes });
  return bytes;
}

/** The file a path names inside of a folder; null where it would be outside. */
function fileIn(folder: string, path: string): string | null {
  try {
    const file = normalize(join(folder, decodeURIComponent(path)));
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}
