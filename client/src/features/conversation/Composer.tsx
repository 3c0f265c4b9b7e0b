import { useApolloClient } from '@apollo/client/react';
import { SendHorizontal, Zap } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { drafts, keepDraft } from '../../lib/drafts';
import { useStore } from '../../lib/store';
import { CannedList, optionId } from './CannedList';
import { roomLeft } from './log.rules';
import { send } from './outbox';
import { useTypingSignal } from './typing';
import { useCanned } from './use-canned';
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

function hintFor(hasCanned: boolean): string {
  const keys = 'Enter sends, Shift+Enter makes a new line';
  return hasCanned ? `${keys}, / finds canned responses` : keys;
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
  const canned = useCanned(text, change);
  const submit = () => {
    const body = text.trim();
    if (body === '' || tooLong) return;
    send(client, chatId, body);
    keepDraft(chatId, '');
    typing.stop();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKey(event) || !sendsOnEnter(event)) return;
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
      {canned.open ? (
        <CannedList
          id={canned.listId}
          responses={canned.responses}
          marked={canned.marked}
          onChoose={(response) => {
            canned.choose(response);
            field.current?.focus();
          }}
        />
      ) : null}
      <textarea
        ref={field}
        className="composer-text"
        aria-label="Message"
        aria-describedby={hint}
        aria-invalid={tooLong || undefined}
        aria-controls={canned.open ? canned.listId : undefined}
        aria-activedescendant={canned.responses.length > 0 ? optionId(canned.listId, canned.marked) : undefined}
        placeholder={`Write to ${visitorName}`}
        rows={1}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-acts">
        {canned.any ? (
          <IconButton
            label="Canned responses"
            aria-expanded={canned.open}
            onClick={() => {
              canned.toggle();
              field.current?.focus();
            }}
          >
            <Zap size={18} aria-hidden />
          </IconButton>
        ) : null}
        <Button type="submit" look="primary" disabled={text.trim() === '' || tooLong}>
          <SendHorizontal size={16} aria-hidden />
          Send
        </Button>
      </div>
      <p id={hint} className={`composer-hint ${tooLong ? 'composer-too-long' : ''}`}>
        {room === null ? hintFor(canned.any) : tooLong ? `${-room} characters too long` : `${room} characters left`}
      </p>
    </form>
  );
}
