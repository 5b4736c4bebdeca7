// Words that were written to follow a name, as a sentence of their own.

/** With a capital at its start and a stop at its end. */
export function asSentence(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length) + (/[.!?]$/.test(text) ? '' : '.')
}
