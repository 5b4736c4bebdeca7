// A command as a person can paste it into a shell.

/** Words that a POSIX shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/

/** An argument list as one line; words that a shell would take apart are quoted (Shell Command Language, 2.2.2). */
export function commandText(words: readonly string[]): string {
  return words.map(word => (PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(' ')
}
