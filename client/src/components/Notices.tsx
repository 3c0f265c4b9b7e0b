import { X } from 'lucide-react';
import { useEffect } from 'react';
import { dismissNotice, type Notice, notices } from '../lib/notices';
import { useStore } from '../lib/store';
import { IconButton } from './IconButton';
import './notices.css';

const SHOWN_FOR = 8000;

function NoticeItem({ notice }: { notice: Notice }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(notice.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice.id]);
  return (
    <div className="notice">
      <p>{notice.text}</p>
      <IconButton label="Dismiss" onClick={() => dismissNotice(notice.id)}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** The place where short sentences appear and are read out. It is always there, so that screen readers notice what enters. */
export function Notices() {
  const shown = useStore(notices);
  return (
    <div className="notices" role="status">
      {shown.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
