import { useApolloClient } from '@apollo/client/react';
import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button } from '../../components/Button';
import { drafts, keepDraft } from '../../lib/drafts';
import { useStore } from '../../lib/store';
import { roomLeft } from './log.rules';
import { send } from './outbox';
import { useTypingSignal } from './typing';
import './composer.css';

interface Props {
  chatId: string;
  visitorName: string;
  /** Whether to take the focus when shown: just after accepting, the next thing to do is to write. */
  focus: boolean;
}

/** On a touch screen Enter belongs to the keyboard's own idea of a new line; the button sends. */
function sendsOnEnter(event: KeyboardEvent): boolean {
  const plain = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
  return plain && !window.matchMedia('(pointer: coarse)').matches;
}

/** Where the operator writes. The text is kept while they look elsewhere, and until the message is on its way. */
export function Composer({ chatId, visitorName, focus }: Props) {
  const client = useApolloClient();
  const text = useStore(drafts)[chatId] ?? '';
  const typing = useTypingSignal(chatId);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const room = roomLeft(text);
  const tooLong = room !== null && room < 0;
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus, chatId]);

  const change = (next: string) => {
    keepDraft(chatId, next);
    if (next.trim() === '') typing.stop();
    else typing.type();
  };
  const submit = () => {
    const body = text.trim();
    if (body === '' || tooLong) return;
    send(client, chatId, body);
    keepDraft(chatId, '');
    typing.stop();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sendsOnEnter(event)) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={field}
        className="composer-text"
        aria-label="Message"
        aria-describedby={hint}
        aria-invalid={tooLong || undefined}
        placeholder={`Write to ${visitorName}`}
        rows={1}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" look="primary" disabled={text.trim() === '' || tooLong}>
        <SendHorizontal size={16} aria-hidden />
        Send
      </Button>
      <p id={hint} className={`composer-hint ${tooLong ? 'composer-too-long' : ''}`}>
        {room === null
          ? 'Enter sends, Shift+Enter makes a new line'
          : tooLong
            ? `${-room} characters too long`
            : `${room} characters left`}
      </p>
    </form>
  );
}
