import { useMemo } from 'react';
import { linkify } from '../../lib/links';

/** A message as its writer typed it: text stays text, and http addresses become links that say where they lead. */
export function MessageText({ body }: { body: string }) {
  const parts = useMemo(() => linkify(body), [body]);
  return (
    <>
      {parts.map((part, at) =>
        part.href === null ? (
          part.text
        ) : (
          <a key={at} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}
