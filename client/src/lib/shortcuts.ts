/** Whether a key belongs to something else: a field, an open dialog or menu, or a combination of the browser's. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return true;
  if (document.querySelector('dialog[open], [role="menu"]')) return true;
  const target = event.target;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}
