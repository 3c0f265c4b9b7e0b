import { LauncherIcon } from '../vocabulary.js';

/**
 * What is drawn for each icon: an SVG path on a grid of 24 by 24, to be filled. They are kept here and not in the widget's loader, which
 * every page of a customer pays for: it carries no drawing that it does not show.
 */
const PATHS: Record<LauncherIcon, string | null> = {
  BUBBLE:
    'M12 3C6.5 3 2 6.8 2 11.5c0 2.4 1.2 4.6 3.1 6.1L4.5 21l3.9-1.6c1.1.4 2.3.6 3.6.6 5.5 0 10-3.8 10-8.5S17.5 3 12 3z',
  // What is cut out runs the other way round than the bubble: no fill rule has to be set.
  QUESTION:
    'M12 3C6.5 3 2 6.8 2 11.5c0 2.4 1.2 4.6 3.1 6.1L4.5 21l3.9-1.6c1.1.4 2.3.6 3.6.6 5.5 0 10-3.8 10-8.5S17.5 3 12 3z' +
    'M8.6 9.2a3.4 3.4 0 1 1 4.5 3.2v1.2h-2.2v-2.7l.8-.2a1.3 1.3 0 1 0-1-1.5zM10.9 14.9h2.2v2.1h-2.2z',
  HEADSET: 'M12 2a9 9 0 0 0-9 9v6a3 3 0 0 0 3 3h3v-8H5v-1a7 7 0 0 1 14 0v1h-4v8h3a3 3 0 0 0 3-3v-6a9 9 0 0 0-9-9z',
  NONE: null,
};

/** The SVG path of an icon; null where there is none to draw. */
export function launcherPath(icon: LauncherIcon): string | null {
  return PATHS[icon];
}
