/** Whether a navigation said that its reader means to write at once. */
export function wantsToCompose(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'compose' in state && state.compose === true;
}
