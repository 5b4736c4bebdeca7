// Go's modules: which one a program is, so that what it depends on is not taken for its own.

/** Where modules are kept, and how they are called with -trimpath; copies of a project's dependencies in its own tree. */
const DEPENDENCY_FILE = /(?:^|\/)pkg\/mod\/|@v\d+\.\d+\.\d+|(?:^|\/)vendor\/[\w-]+(?:\.[\w-]+)+\//
/** A package of the old GOPATH copies into the name. */
const VENDORED_NAME = /(?:^|\/)vendor\/[\w-]+\.[\w.-]+\//

/** A package path that begins with a host, as those of public modules do, up to the function. */
const HOSTED = /^((?:[\w-]+\.)+[a-z]{2,}\/[\w~./%-]*?)\.[(\w]/
/** On these hosts a module is an owner's repository. */
const REPOSITORIES = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht)\//
/** An import path inside of a file's: below GOPATH, or of a build that trims paths. */
const IMPORT_IN_FILE = /(?:^|\/src\/)((?:[\w-]+\.)+[a-z]{2,}\/[\w~.%-]+(?:\/[\w~.%-]+)*)\/[^/]+\.go$/
/** Called by the testing package: the module under test. */
const TESTED = /\.(?:Benchmark|Test|Fuzz)[A-Z_]\w*(?:\.func\d.*)?$/

/** A source file of a module that the program depends on. */
export function isGoDependencyFile(file: string): boolean {
  return DEPENDENCY_FILE.test(file)
}

/** What is known of each function. */
export type GoFunction = { readonly name: string; readonly file: string | null }

/**
 * The module whose program this is: `github.com/acme/shop`, by the file of `main.main` or by the package whose tests run. Null where nothing
 * tells.
 */
export function mainGoModule(functions: Iterable<GoFunction>): string | null {
  let tested: string | null = null
  for (const { name, file } of functions) {
    if (name === 'main.main' && file !== null && !isGoDependencyFile(file)) {
      const module = moduleOfPackage(IMPORT_IN_FILE.exec(file)?.[1] ?? '')
      if (module !== null) return module
    }
    if (tested === null && TESTED.test(name)) tested = moduleOfPackage(HOSTED.exec(name)?.[1] ?? '')
  }
  return tested
}

/** A function of another module than `main`, by its name: only names with a host tell. */
export function isGoDependency(name: string, main: string | null): boolean {
  if (VENDORED_NAME.test(name)) return true
  if (main === null) return false
  const path = HOSTED.exec(name)?.[1]
  return path !== undefined && path !== main && !path.startsWith(`${main}/`) && !main.startsWith(`${path}/`)
}

/** A function of a public module; golang.org's own are as good as the language's. */
export function isHostedName(name: string): boolean {
  return HOSTED.test(name) && !name.startsWith('golang.org/')
}

/** `github.com/acme/shop` of `github.com/acme/shop/cart`; of other hosts two parts. */
function moduleOfPackage(path: string): string | null {
  const parts = path.split('/')
  const length = REPOSITORIES.test(path) ? 3 : 2
  return parts.length < length ? null : parts.slice(0, length).join('/')
}
