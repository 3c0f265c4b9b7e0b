import { BellRing, Volume2 } from 'lucide-react';
import { Button } from '../../components/Button';
import { notificationHint, sound } from '../../lib/preferences';
import { useStore } from '../../lib/store';
import { askToNotify, notificationPermission } from './notifications';
import { soundLocked, unlockSound } from './sound';
import './chats.css';

function SoundHint() {
  const locked = useStore(soundLocked);
  const wanted = useStore(sound) === 'on';
  if (!locked || !wanted) return null;
  return (
    <div className="alert-hint">
      <Volume2 size={18} aria-hidden />
      <p>The browser keeps this page silent until you press something.</p>
      <div className="alert-acts">
        <Button small onClick={() => void unlockSound()}>
          Turn on sound
        </Button>
      </div>
    </div>
  );
}

function NotificationHint() {
  const permission = useStore(notificationPermission);
  const hint = useStore(notificationHint);
  if (permission !== 'default' || hint === 'hidden') return null;
  return (
    <div className="alert-hint">
      <BellRing size={18} aria-hidden />
      <p>Be told of waiting visitors while you look at another window.</p>
      <div className="alert-acts">
        <Button small onClick={() => void askToNotify()}>
          Allow notifications
        </Button>
        <Button small look="quiet" onClick={() => notificationHint.set('hidden')}>
          Not now
        </Button>
      </div>
    </div>
  );
}

/** What still stands between a waiting visitor and the operator's attention, and the button that removes it. */
export function AlertHints() {
  return (
    <div className="alert-hints">
      <SoundHint />
      <NotificationHint />
    </div>
  );
}
