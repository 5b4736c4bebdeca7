// Names as linkers write them, back as people wrote them.

/** The name itself where it is not mangled, or broken. */
export function demangled(name: string): string {
  return name
}
