/** @jsxImportSource preact */
import { grow, isSendKey } from '@ringdown/widget/core/growing';
import { cleanBody, overLength } from '@ringdown/widget/core/text.rules';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatView } from './chat';

/** The text box above the keyboard. What is typed survives a reload. */
export function Composer({ holding, texts }: Pick<ChatView, 'holding' | 'texts'>) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { draft, live } = holding;
  const over = overLength(draft);
  useLayoutEffect(() => grow(box.current), [draft]);
  const send = (event: Event): void => {
    event.preventDefault();
    if (cleanBody(draft) && !over) {
      live.send(cleanBody(draft));
      holding.edit('');
    }
    box.current?.focus();
  };
  return (
    <form class="composer" onSubmit={send}>
      <textarea
        ref={box}
        rows={1}
        dir="auto"
        aria-label={texts.message}
        aria-invalid={over > 0}
        placeholder={texts.message}
        enterkeyhint="send"
        autocapitalize="sentences"
        value={draft}
        onInput={(event) => {
          holding.edit(event.currentTarget.value);
          live.typed();
        }}
        onKeyDown={(event) => isSendKey(event) && send(event)}
      />
      <button class="main" type="submit" disabled={!cleanBody(draft) || over > 0}>
        {texts.send}
      </button>
      {over > 0 && (
        <p class="problem" role="alert">
          {texts.tooLong(over)}
        </p>
      )}
    </form>
  );
}
