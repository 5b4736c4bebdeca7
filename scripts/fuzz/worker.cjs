// A process that runs the built program's commands one after the other and says what each printed and took. Its standard output and error
// are two files (FLAMEWISE_FUZZ_OUT and _ERR), emptied before each command; whoever started it ends it when a limit is passed.
const fs = require('node:fs')
const path = require('node:path')

const { FLAMEWISE_FUZZ_OUT: outFile = '', FLAMEWISE_FUZZ_ERR: errFile = '', FLAMEWISE_FUZZ_MAIN: outMain = '' } = process.env
const MEBIBYTE = 2 ** 20
const CLEAN_MIB = 250

/** The chunk of the build that runs a command line. */
function findProgram() {
  const chunks = path.join(outMain, 'chunks')
  const name = fs.readdirSync(chunks).find(file => /^program-.*\.cjs$/.test(file)) ?? ''
  return require(path.join(chunks, name)).runProgram
}

/** Since `startPeak`: most memory that the process held; of its whole life where the system cannot tell. */
function peakMib() {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  } catch {
    return (process.resourceUsage().maxRSS * 1024) / MEBIBYTE
  }
}

/** What commands before this one left counts against it: collected where it is much, for collecting takes longer than a small command. */
function startPeak() {
  if (peakMib() < CLEAN_MIB) return
  globalThis.gc?.()
  try {
    fs.writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not Linux, or not allowed: the most of the process's life is no less.
  }
}

const runProgram = findProgram()
process.argv[1] = path.join(outMain, 'cli.cjs')

async function answer(args) {
  fs.truncateSync(outFile)
  fs.truncateSync(errFile)
  startPeak()
  process.argv.splice(2, Infinity, ...args)
  const before = process.cpuUsage()
  let thrown = ''
  try {
    await runProgram(outMain)
  } catch (error) {
    thrown = String(error)
  }
  const { user, system } = process.cpuUsage(before)
  const status = thrown === '' ? Number(process.exitCode ?? 0) : 70
  process.exitCode = undefined
  return { status, thrown, cpuMs: (user + system) / 1000, peakMib: peakMib() }
}

// Whoever asked is gone: there is nobody to say anything to.
process.on('disconnect', () => process.exit())
process.on('message', ({ args }) => void answer(args).then(said => process.send?.(said)))
// What would end the program ends this answer.
process.on('uncaughtException', error => process.send?.({ status: 70, thrown: String(error.stack), cpuMs: 0, peakMib: 0 }))
process.send?.('ready')
