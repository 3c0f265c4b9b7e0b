const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as MessageBird writes it; null for anything else, such as one without its offset. */
export function instantOf(text: unknown): Date | null {
  if (typeof text !== 'string' || !RFC_3339.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
