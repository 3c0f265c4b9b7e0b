import { Link } from 'react-router';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ProblemText } from '../../components/ProblemText';
import { ClockTime, RelativeTime } from '../../components/Time';
import { useOrganizationName } from '../../lib/organization';
import { type LeftMessage, useSetHandled } from './operations';
import { replyLink } from './reply.rules';

/** One left message: who wrote, what, and what has become of it. */
export function OfflineMessageCard({ message, onHandled }: { message: LeftMessage; onHandled: () => void }) {
  const handle = useSetHandled();
  const reply = replyLink(message, useOrganizationName());
  const handled = message.handledAt !== null;
  const toggle = () => {
    onHandled();
    void handle.run({ id: message.id, handled: !handled });
  };
  return (
    <li className={`message-card ${handled ? 'message-handled' : ''}`}>
      <div className="message-head">
        <h2>{message.visitorName ?? message.visitorEmail ?? 'Visitor'}</h2>
        <span className="faint small">
          <RelativeTime at={message.createdAt} />
        </span>
      </div>
      <p className="faint small">
        {[message.visitorEmail, message.visitorPhone, message.department?.name, message.site?.name]
          .filter(Boolean)
          .join(', ')}
      </p>
      <p className="message-body">{message.body}</p>
      <div className="message-acts">
        {reply ? (
          <a className="button button-plain button-small" href={reply}>
            Reply by e-mail
          </a>
        ) : null}
        <Button small look={handled ? 'quiet' : 'plain'} busy={handle.busy} onClick={toggle}>
          {handled ? 'Mark as open' : 'Mark as handled'}
        </Button>
        {message.chat ? (
          <Link className="button button-quiet button-small" to={`/history/${message.chat.id}`}>
            See the chat
          </Link>
        ) : null}
        {message.handledAt ? (
          <span className="message-by small">
            <Badge tone="good">Handled</Badge> {message.handledBy ? `${message.handledBy.name}, ` : ''}
            <ClockTime at={message.handledAt} />
          </span>
        ) : null}
      </div>
      <ProblemText problem={handle.problem} />
    </li>
  );
}
