/** What is wrong with a department in use, in a sentence for its administrators; null where nothing is. */
export function warningOf(
  department: { archivedAt: Date | null },
  operators: readonly { active: boolean }[],
): string | null {
  if (department.archivedAt !== null) return null;
  if (operators.length === 0) return 'It has no operators: whoever asks it can only leave a message.';
  if (operators.some(({ active }) => active)) return null;
  return 'None of its operators has an active account: whoever asks it can only leave a message.';
}
