// The JVM's packages: which of them a program is, so that what it depends on is not taken for its own.

import { isLibraryName } from './libraries'

/** A class in a package of at least two parts: `com.acme.shop.Cart.total`, with dots or slashes. */
const CLASS = /^((?:[a-z_][\w$]*[./])+)[A-Z$]/
const MAIN = /^((?:[a-z_][\w$]*[./])+)[A-Z][\w$]*[./]main$/
/** Many own these, each a part below it: `org.apache.kafka`, `com.github.acme`, `io.github.acme`. */
const SHARED =
  /^(?:org\.apache|org\.eclipse|com\.google|(?:com|io)\.(?:github|gitlab|bitbucket)|org\.bitbucket|co\.\w{2}|com\.\w{2}|(?:uk|jp|br|nz|au|za|kr)\.\w{2,3})$/
/** Package trees begin with the name of a host, last part first. Other roots are a program's own habit. */
const HOST =
  /^(?:com|org|net|io|de|dev|me|eu|ch|fr|uk|us|nl|se|no|fi|pl|cz|it|es|br|ru|cn|jp|kr|in|ai|app|edu|gov|info|biz|tech|be|at|ca|au|nz|tv|cc|co)$/

/** The parts of a program's own packages: those of the classes whose `main` began it. Empty where nothing tells. */
export function mainJvmPackages(names: Iterable<string>): readonly string[] {
  const roots = new Set<string>()
  for (const name of names) {
    const packages = MAIN.exec(name)?.[1]
    if (packages !== undefined && !isLibraryName(name, null)) roots.add(rootOf(packages))
  }
  return [...roots]
}

/** A class of another owner than `mains`, by its package: only packages that begin with a host tell. */
export function isJvmDependency(name: string, mains: readonly string[]): boolean {
  if (mains.length === 0) return false
  const packages = CLASS.exec(name)?.[1]
  if (packages === undefined) return false
  const root = rootOf(packages)
  return HOST.test(root.slice(0, root.indexOf('.'))) && root.includes('.') && !mains.includes(root)
}

/** `com.acme` of `com.acme.shop.cart.`: the owner's part. */
function rootOf(packages: string): string {
  const parts = packages
    .replace(/\//g, '.')
    .split('.')
    .filter(part => part !== '')
  const two = parts.slice(0, 2).join('.')
  return SHARED.test(two) ? parts.slice(0, 3).join('.') : two
}
