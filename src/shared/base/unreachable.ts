// Ends every switch over a union, so that a new kind fails to compile wherever it must be thought about.

export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
