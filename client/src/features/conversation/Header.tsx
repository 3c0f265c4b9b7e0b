import { ArrowLeft, PanelRight } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import type { ChatOverview } from '../../lib/chat-fragments';
import { useMe } from '../../lib/me';
import { clockTime } from '../../lib/time';
import { ToMyPhone } from './Elsewhere';
import { EndChat } from './EndChat';
import { stateSentence } from './log.rules';
import { TransferDialog } from './TransferDialog';

interface Props {
  chat: ChatOverview;
  mine: boolean;
  backTo: string;
  details: boolean;
  onDetails: () => void;
}

/** Who the conversation is with, where it stands, and what can be done with it. */
export function Header({ chat, mine, backTo, details, onDetails }: Props) {
  const me = useMe();
  const navigate = useNavigate();
  const [transferring, setTransferring] = useState(false);
  return (
    <header className="conversation-header">
      <IconButton label="Back to the list" className="conversation-back" onClick={() => void navigate(backTo)}>
        <ArrowLeft size={18} aria-hidden />
      </IconButton>
      <div className="conversation-title">
        <h1>{chat.visitor.name ?? 'Visitor'}</h1>
        <p>
          {chat.department.name}. {stateSentence(chat, me.id, clockTime)}.
        </p>
      </div>
      {mine ? (
        <div className="conversation-acts">
          {chat.channel === 'CONSOLE' ? <ToMyPhone chatId={chat.id} /> : null}
          <Button small onClick={() => setTransferring(true)}>
            Transfer
          </Button>
          <EndChat key={chat.id} chatId={chat.id} />
        </div>
      ) : null}
      <IconButton label="Visitor details" aria-expanded={details} onClick={onDetails}>
        <PanelRight size={18} aria-hidden />
      </IconButton>
      {transferring ? <TransferDialog chatId={chat.id} onClose={() => setTransferring(false)} /> : null}
    </header>
  );
}
