import { ChevronsUpDown, Keyboard, LogOut, UserRound, Volume2, VolumeX } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../components/Menu';
import { SnoozedMark } from '../features/mobile-chat/SnoozedMark';
import { SnoozeMenu } from '../features/mobile-chat/SnoozeMenu';
import { useSignOut } from '../features/session/operations';
import { useMe } from '../lib/me';
import { sound, theme } from '../lib/preferences';
import { useStore } from '../lib/store';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** One's own name, and behind it what concerns oneself: sound, theme, profile, signing out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const chosen = useStore(theme);
  const audible = useStore(sound) === 'on';
  return (
    <Menu
      trigger={
        <button type="button" className="user-button">
          <span className="user-initial" aria-hidden>
            {Array.from(me.name)[0]}
          </span>
          <span className="user-name">{me.name}</span>
          <SnoozedMark />
          <span className="hidden-visually">, your menu</span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
    >
      <SnoozeMenu />
      <MenuItem onSelect={() => sound.set(audible ? 'off' : 'on')}>
        {audible ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
        {audible ? 'Mute waiting visitors' : 'Unmute waiting visitors'}
      </MenuItem>
      <MenuItem onSelect={onHelp}>
        <Keyboard size={16} aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={() => void navigate('/settings/profile')}>
        <UserRound size={16} aria-hidden />
        Profile
      </MenuItem>
      <MenuSeparator />
      <MenuChoice label="Theme" value={chosen} options={THEMES} onChange={(value) => theme.set(value)} />
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut size={16} aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
