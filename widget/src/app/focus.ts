const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** Sends Tab from the last control to the first and back: what lies behind a panel that covers the page is out of reach. */
export function keepFocusInside(event: KeyboardEvent, place: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const controls = controlsOf(place);
  const active = (place.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? controls[0] : controls.at(-1);
  if (active !== edge && controls.some((control) => control === active)) return;
  event.preventDefault();
  (event.shiftKey ? controls.at(-1) : controls[0])?.focus();
}

/** Where a control goes away because it was pressed, what came instead takes the focus, else what is nearest: it is never lost. */
export function passFocusOn(place: HTMLElement): void {
  const root = place.getRootNode() as ShadowRoot;
  let watch: MutationObserver | undefined;
  const begin = (): void => {
    watch?.disconnect();
    const pressed = root.activeElement;
    if (!pressed) return;
    const before = new Set(controlsOf(place));
    const around = ancestorsOf(pressed);
    watch = new MutationObserver(() => {
      if (pressed.isConnected) return;
      watch?.disconnect();
      // Somebody has gone on elsewhere meanwhile.
      if (root.activeElement || document.activeElement !== document.body) return;
      const near = around.find(({ isConnected }) => isConnected) ?? place;
      (controlsOf(place).find((control) => !before.has(control)) ?? controlsOf(near)[0])?.focus();
    });
    watch.observe(place, { childList: true, subtree: true });
  };
  // On the way down: on the way up the control may be gone already.
  place.addEventListener('click', begin, true);
}

function controlsOf(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(FOCUSABLE)];
}

function ancestorsOf(element: Element): Element[] {
  const parent = element.parentElement;
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}
