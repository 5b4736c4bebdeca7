// Who made a function, as far as its name tells: the first words of its module, package or namespace.

/** Forges: what stands after them says who. */
const HOST = /^[\w-]+\.[a-z]{2,}\//

/** `github.com/acme/shop`, `compress`, `org.apache`, `acme`; null where a name has no such words. */
export function makerOf(name: string): string | null {
  const path = /^[^()\s<]*\//.exec(name)?.[0]
  if (path !== undefined) return HOST.test(path) ? path.split('/').slice(0, 3).join('/') : path.split('/')[0]
  const space = /^<?([A-Za-z_]\w*)::/.exec(name)
  if (space !== null) return space[1]
  const packages = /^((?:[a-z_]\w*\.){2})(?:[\w$]+\.)*[\w$<>]+$/.exec(name)
  return packages === null ? null : packages[1].slice(0, -1)
}
