import { Dialog } from '../components/Dialog';
import { keyShortcuts } from '../lib/preferences';
import { useStore } from '../lib/store';

const SHORTCUTS = [
  ['A', 'Accept the visitor who waits with least time left'],
  ['Enter', 'On a waiting chat: accept it. In a message: send it'],
  ['Shift+Enter', 'A new line in a message'],
  ['↑ ↓', 'Walk through the list of chats'],
  ['Esc', 'Close a dialog, or keep a chat that was about to be ended'],
  ['?', 'Show this list'],
] as const;

/** What can be done with single keys, and the switch for those who would rather not. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const on = useStore(keyShortcuts) === 'on';
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => keyShortcuts.set(event.target.checked ? 'on' : 'off')}
        />
        Single keys A and ? work anywhere outside text fields
      </label>
    </Dialog>
  );
}
