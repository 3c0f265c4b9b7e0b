import { useApolloClient } from '@apollo/client/react';
import { Button } from '../../components/Button';
import type { Problem } from '../../lib/problem';
import { MessageText } from './MessageText';
import { discard, type OutgoingMessage, sendAgain } from './outbox';

function reason(failure: Problem): string {
  if (failure.code === 'NETWORK')
    return 'Not sent: the server can’t be reached. It goes out when the connection is back.';
  return `Not sent. ${failure.message}`;
}

/** One's own message that the server has not confirmed: on its way, or not delivered and why. */
export function Outgoing({ message }: { message: OutgoingMessage }) {
  const client = useApolloClient();
  return (
    <li className="run run-operator">
      <p className={`bubble ${message.failure ? 'bubble-failed' : 'bubble-sending'}`}>
        <MessageText body={message.body} />
      </p>
      {message.failure ? (
        <div className="outgoing-failed" role="alert">
          <p>{reason(message.failure)}</p>
          <Button small onClick={() => sendAgain(client, message)}>
            Send again
          </Button>
          <Button small look="quiet" onClick={() => discard(message)}>
            Discard
          </Button>
        </div>
      ) : (
        <p className="faint small">Sending</p>
      )}
    </li>
  );
}
