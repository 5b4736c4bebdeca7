// A line of comma-separated values: fields in double quotes may hold commas, and quotes written twice.

const QUOTE = '"'

/** The fields of a line without its line end. A quote that is never closed takes the rest of the line. */
export function csvFields(line: string, separator = ','): string[] {
  const fields: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === QUOTE) {
      const parts: string[] = []
      let from = at + 1
      let end = line.indexOf(QUOTE, from)
      while (end !== -1 && line[end + 1] === QUOTE) {
        parts.push(line.slice(from, end + 1))
        from = end + 2
        end = line.indexOf(QUOTE, from)
      }
      parts.push(line.slice(from, end === -1 ? line.length : end))
      fields.push(parts.join(''))
      at = end === -1 ? line.length : end + 1
    } else {
      const end = line.indexOf(separator, at)
      fields.push(line.slice(at, end === -1 ? line.length : end))
      at = end === -1 ? line.length : end
    }
    if (line[at] !== separator) return fields
    at++
  }
}
