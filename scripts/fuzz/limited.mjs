// Runs command lines in a process that is ended when one of them passes a limit of processor time or memory, and begun anew after that.

import { fork } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A file of less than a megabyte takes no more. */
export const MOST_CPU_MS = 10_000
export const MOST_MIB = 1024
/** Looked at this often; what passed a limit in between says so itself. */
const LOOK_EVERY_MS = 200
/** Where the system does not say how much of a processor another process took, and for what waits without end. */
const MOST_WAITING_MS = 240_000
/** What commands print of such files is less, or they have passed a limit. */
const MOST_READ_BYTES = 2 ** 28
/** Each of a million stacks that call each other is a line as long as all before it: who asks for them line by line gets that, and it takes its time. */
export const WRITES_MUCH = 'goes on writing what was asked for'
/** Kernels count in these, as `getconf CLK_TCK` says on all of today's. */
const TICKS_PER_MS = 0.1

/**
 * @param {string} folder of its own, for what the commands print
 */
export function limitedProcess(folder) {
  const out = join(folder, 'stdout')
  const err = join(folder, 'stderr')
  /** @type {Promise<import('node:child_process').ChildProcess> | null} */
  let running = null

  function started() {
    const files = [openSync(out, 'a'), openSync(err, 'a')]
    const child = fork(join(import.meta.dirname, 'worker.cjs'), [], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', files[0], files[1], 'ipc'],
      env: {
        ...process.env,
        FLAMEWISE_FUZZ_OUT: out,
        FLAMEWISE_FUZZ_ERR: err,
        FLAMEWISE_FUZZ_MAIN: resolve(process.env['FLAMEWISE_FUZZ_PROGRAM'] ?? 'out/main'),
      },
    })
    return new Promise(answer => child.once('message', () => answer(child)))
  }

  return {
    /** What it printed, took, and where it was ended why. @param {readonly string[]} args */
    async run(args) {
      running ??= started()
      const child = await running
      const said = await answerOf(child, args, () => bytesIn(folder))
      if (said.ended !== null) running = null
      return { ...said, stdout: beginningOf(out), stderr: beginningOf(err) }
    },
    async close() {
      if (running !== null) (await running).kill('SIGKILL')
    },
  }
}

function answerOf(child, args, writtenBytes) {
  return new Promise(answer => {
    const startMs = performance.now()
    const startCpuMs = cpuMsOf(child.pid)
    const stop = why => {
      clearInterval(looking)
      child.removeAllListeners()
      child.kill('SIGKILL')
      answer({ status: -1, thrown: '', cpuMs: cpuMsOf(child.pid) - startCpuMs, peakMib: memoryMibOf(child.pid), ended: why })
    }
    const looking = setInterval(() => {
      const cpuMs = cpuMsOf(child.pid) - startCpuMs
      const mib = memoryMibOf(child.pid)
      if (cpuMs > MOST_CPU_MS) stop(writtenBytes() > MOST_READ_BYTES ? WRITES_MUCH : `over ${MOST_CPU_MS / 1000} s of processor time`)
      else if (mib > MOST_MIB) stop(`over ${MOST_MIB} MiB of memory (${Math.round(mib)})`)
      else if (performance.now() - startMs > MOST_WAITING_MS) stop(`no answer after ${MOST_WAITING_MS / 1000} s`)
    }, LOOK_EVERY_MS)
    child.once('message', said => {
      clearInterval(looking)
      child.removeAllListeners()
      answer({
        ...said,
        ended:
          said.cpuMs > MOST_CPU_MS
            ? writtenBytes() > MOST_READ_BYTES
              ? WRITES_MUCH
              : 'over the processor time'
            : said.peakMib > MOST_MIB
              ? `over the memory (${Math.round(said.peakMib)} MiB)`
              : null,
      })
    })
    child.once('exit', (code, signal) => {
      clearInterval(looking)
      answer({ status: code ?? -1, thrown: '', cpuMs: 0, peakMib: 0, ended: `ended by itself (${signal ?? code})` })
    })
    child.send({ args })
  })
}

/** @param {string} folder */
function bytesIn(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** All of it, unless that is more than a text may be. @param {string} path */
function beginningOf(path) {
  if (statSync(path).size <= MOST_READ_BYTES) return readFileSync(path, 'utf8')
  const fd = openSync(path, 'r')
  const head = Buffer.alloc(MOST_READ_BYTES)
  readSync(fd, head, 0, MOST_READ_BYTES, 0)
  closeSync(fd)
  return head.toString('utf8')
}

/** 0 where the system does not say. */
function cpuMsOf(pid) {
  try {
    // The program's name stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_MS
  } catch {
    return 0
  }
}

function memoryMibOf(pid) {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
