// Where a function stands, in the form that editors and terminals open.

/** `server.go:120`; the file alone where the line is not known. */
export function fileLine(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`
}
