/** Makes a text box as high as its text, up to the largest height its style sheet allows. Call after each change. */
export function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

/** Whether a key press means "send": Enter alone, and not the Enter that ends an input method's composition. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing;
}
