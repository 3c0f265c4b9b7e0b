const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** Sends Tab from the last control to the first and back: what lies behind a panel that covers the page is out of reach. */
export function keepFocusInside(event: KeyboardEvent, place: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const controls = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const active = (place.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? controls[0] : controls.at(-1);
  if (active !== edge && controls.some((control) => control === active)) return;
  event.preventDefault();
  (event.shiftKey ? controls.at(-1) : controls[0])?.focus();
}
