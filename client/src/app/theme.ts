import { theme } from '../lib/preferences';

/** Puts the chosen theme on the page, now and whenever it changes. */
export function followTheme(): void {
  const apply = () => {
    const chosen = theme.get();
    if (chosen === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
  };
  apply();
  theme.subscribe(apply);
}
