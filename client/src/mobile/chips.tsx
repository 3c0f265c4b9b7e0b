/** @jsxImportSource preact */
import type { ChatView } from './chat';

/** Canned responses: one tap sends one. What is being typed stays. */
export function Chips({ holding, texts }: Pick<ChatView, 'holding' | 'texts'>) {
  if (!holding.canned.length) return null;
  return (
    <ul class="chips" aria-label={texts.canned}>
      {holding.canned.map(({ id, title, body }) => (
        <li key={id}>
          <button type="button" title={body} dir="auto" onClick={() => holding.live.send(body)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
