import { History, Mail, MessagesSquare, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { WaitingCount } from '../features/chats/WaitingCount';
import { OpenMessagesCount } from '../features/offline-messages/OpenMessagesCount';
import { ColleagueList } from '../features/presence/ColleagueList';
import { PresenceSwitch } from '../features/presence/PresenceSwitch';
import { useOrganizationName } from '../lib/organization';
import { ConnectionDot } from './ConnectionDot';
import { UserMenu } from './UserMenu';
import './rail.css';

function Place({ to, icon, label, count }: { to: string; icon: ReactNode; label: string; count?: ReactNode }) {
  return (
    <li>
      <NavLink to={to} className="rail-link">
        {icon}
        <span className="rail-label">{label}</span>
        {count}
      </NavLink>
    </li>
  );
}

/** Always in sight: where to go, whether one accepts chats, who else is there, and whether the line is up. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const organization = useOrganizationName();
  return (
    <header className="rail">
      <div className="rail-top">
        <p className="rail-organization">{organization || 'Ringdown'}</p>
        <PresenceSwitch />
      </div>
      <nav aria-label="Main">
        <ul className="rail-places">
          <Place to="/chats" label="Chats" icon={<MessagesSquare size={18} aria-hidden />} count={<WaitingCount />} />
          <Place to="/messages" label="Messages" icon={<Mail size={18} aria-hidden />} count={<OpenMessagesCount />} />
          <Place to="/history" label="History" icon={<History size={18} aria-hidden />} />
          <Place to="/settings" label="Settings" icon={<Settings size={18} aria-hidden />} />
        </ul>
      </nav>
      <div className="rail-people">
        <ColleagueList />
      </div>
      <div className="rail-foot">
        <ConnectionDot />
        <UserMenu onHelp={onHelp} />
      </div>
    </header>
  );
}
