import { useState } from 'react';
import { detailsPanel } from '../../lib/preferences';
import { useStore } from '../../lib/store';
import { useMedia } from '../../lib/use-media';

/** The visitor panel: beside the conversation where there is room, as last left; over it elsewhere, and then folded at first. */
export function useDetailsPanel(): { open: boolean; toggle: () => void } {
  const beside = useMedia('(min-width: 1100px)');
  const preference = useStore(detailsPanel);
  const [over, setOver] = useState(false);
  return beside
    ? { open: preference === 'open', toggle: () => detailsPanel.set(preference === 'open' ? 'folded' : 'open') }
    : { open: over, toggle: () => setOver(!over) };
}
