// Names in Markdown: what a profile calls its functions must be read as written, never as formatting.

/** Cells must have no bars of their own: see `codeCell` and `escapedMarkdown`. */
export function markdownRow(cells: readonly string[]): string {
  // A line's end would end the table.
  return `| ${cells.join(' | ').replaceAll('\n', ' ')} |`
}

/** A name may hold backticks; a fence longer than any run of them in it keeps them. */
export function codeSpan(name: string): string {
  const longest = Math.max(0, ...Array.from(name.matchAll(/`+/g), run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${name.replace(/\s+/g, ' ')}${pad}${fence}`
}

/** The same in a table, which bars part even inside of code; anywhere else their backslashes would be shown. */
export function codeCell(name: string): string {
  return codeSpan(name).replaceAll('|', '\\|')
}

/** `__init__`, `operator*`, `Vec<T>` and `Cart#12` are neither formatting nor a ticket. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_<>|#[\]]/g, '\\$&')
}
