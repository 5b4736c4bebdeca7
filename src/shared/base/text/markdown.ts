// Names in Markdown: what a profile calls its functions must be read as written, never as formatting.

/** Cells must have no bars of their own: see `codeSpan` and `escapedMarkdown`. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A name may hold backticks and bars; a code span longer than any run in it keeps them. */
export function codeSpan(name: string): string {
  const longest = Math.max(0, ...Array.from(name.matchAll(/`+/g), run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${name.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${pad}${fence}`
}

export function escapedMarkdown(line: string): string {
  return line.replace(/[\\`*_<>|[\]]/g, '\\$&')
}
