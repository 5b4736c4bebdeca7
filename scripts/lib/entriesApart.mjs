// Fails a build in which one program's entry would start another: bundlers may put what two entries share into one of them.

/** @returns {import('vite').Plugin} */
export function entriesApart() {
  return {
    name: 'entries-apart',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(chunk => chunk.type === 'chunk')
      const imports = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]))
      const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName)
      for (const entry of entries) {
        const reached = entriesReached(entry, imports, entries)
        if (reached.length > 0) this.error(`${entry} would run ${reached.join(' and ')}: what they share needs a chunk of its own`)
      }
    },
  }
}

/**
 * @param {string} entry
 * @param {ReadonlyMap<string, readonly string[]>} imports by file, static ones
 * @param {readonly string[]} entries
 */
export function entriesReached(entry, imports, entries) {
  const seen = new Set([entry])
  for (const file of seen) for (const next of imports.get(file) ?? []) seen.add(next)
  return entries.filter(other => other !== entry && seen.has(other))
}
