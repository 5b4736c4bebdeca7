// What was thrown, in words: a library may throw what is no error.

export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
