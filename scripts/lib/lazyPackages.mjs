// What packages do as soon as they are loaded, done when it is first needed: a small command needs none of it and would wait for it.

/** Makes tables of 32,768 entries. */
const FFLATE = /[\\/]node_modules[\\/]fflate[\\/]esm[\\/]browser\.js$/
const FFLATE_CLASSES = ['Gunzip', 'Inflate', 'Unzlib']
/** Loads Node's networking for commands that are programs of their own, which we have none of. */
const COMMANDER = /[\\/]node_modules[\\/]commander[\\/]lib[\\/]command\.js$/
const CHILD_PROCESS = "const childProcess = require('node:child_process');"

/** @returns {import('vite').Plugin} */
export function lazyPackages() {
  return {
    name: 'lazy-packages',
    transform(code, id) {
      const [file] = id.split('?')
      if (COMMANDER.test(file))
        return {
          code: replaced(code, CHILD_PROCESS, "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };"),
          map: null,
        }
      return FFLATE.test(file) ? { code: lazyClasses(code, FFLATE_CLASSES), map: null } : null
    },
  }
}

/** Node loads its own modules faster by `require`, and code that was compiled before (see `src/cli/codeCache.ts`) can do nothing else. */
const OWN_IMPORT = /\bimport\((["'`])(node:[a-z_/]+)\1\)/g

/** @returns {import('vite').Plugin} */
export function ownModulesByRequire() {
  return {
    name: 'own-modules-by-require',
    renderChunk: code => ({ code: code.replace(OWN_IMPORT, 'Promise.resolve().then(() => require("$2"))'), map: null }),
  }
}

/** A module whose body runs when the first of its classes is made. @param {string} code @param {readonly string[]} names */
export function lazyClasses(code, names) {
  const imports = code.match(/^import .*$/gm) ?? []
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/^export \{[^}]*\};?$/gm, '')
    .replace(/^export (?=function|var|class|const|let)/gm, '')
  return [
    ...imports,
    `function make() {\n${body}\nreturn { ${names.join(', ')} };\n}`,
    'let made;',
    // What a constructor returns is what `new` gives.
    ...names.map(name => `export function ${name}(...args) { return new (made ??= make()).${name}(...args); }`),
  ].join('\n')
}

/** @param {string} text @param {string} from @param {string} to */
function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`lazy-packages: commander no longer has ${from}`)
  return text.replace(from, to)
}
