// Loaded before the program (`node --require`): runs the commands of FLAMEWISE_COMMANDS after the first one, and writes what V8 has
// compiled of the program's chunks then to FLAMEWISE_CODE. In one process, for a chunk's code is kept as a whole.
const { writeFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

/** By the name of a chunk. @type {Map<string, { readonly script: vm.Script, readonly module: NodeModule }>} */
const chunks = new Map()
const { FLAMEWISE_COMMANDS: wanted = '[]', FLAMEWISE_CODE: codeFile = '' } = process.env
const commands = JSON.parse(wanted)
/** What Node makes of a module's text; not in its published types. @type {any} */
const prototype = Module.prototype
const compile = prototype._compile

prototype._compile = function compileChunk(text, file, ...more) {
  if (path.basename(path.dirname(file)) !== 'chunks') return compile.call(this, text, file, ...more)
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, { filename: file })
  chunks.set(path.basename(file), { script, module: this })
  return script.runInThisContext().call(this.exports, this.exports, id => this.require(id), this, file, path.dirname(file))
}

// The program ends itself when its command is done.
process.exit = /** @type {any} */ (() => undefined)

process.on('beforeExit', () => {
  const next = commands.shift()
  if (next === undefined) return
  process.argv.splice(2, Infinity, ...next)
  const outMain = path.dirname(process.argv[1])
  for (const { module } of chunks.values()) if (typeof module.exports.runProgram === 'function') module.exports.runProgram(outMain)
})

process.on('exit', () => {
  const code = Object.fromEntries(Array.from(chunks, ([name, { script }]) => [name, script.createCachedData().toString('base64')]))
  writeFileSync(codeFile, JSON.stringify(code))
})
