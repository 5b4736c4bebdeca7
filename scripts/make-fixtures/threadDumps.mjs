// Dumps of threads: a JVM's, three times, also as a container's log prints them; Go's goroutines; Python's faulthandler.
import { spawn } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fixtureFolder } from './fixtureFolder.mjs'
import { REPOSITORY, STAGE, recordingFolder, stage } from './stage.mjs'
import { has, run, versionOf } from './tools.mjs'

const DUMPS = 3
/** Long enough for the threads to get in each other's way. */
const BETWEEN_MS = 700
const LIFE_MS = 8000

export async function recordThreadDumps() {
  stage('order-service-c')
  await recordJava()
  await recordJavaFiles()
  recordGo()
  recordPython()
  if (has('gdb')) recordGdb()
}

/** @param {string} name */
function programFolder(name) {
  const folder = path.join(STAGE, name)
  cpSync(path.join(REPOSITORY, 'fixtures/programs', name), folder, { recursive: true })
  return folder
}

async function recordJava() {
  const folder = programFolder('thread-dumps-java')
  run('javac Orders.java', { folder })
  const program = spawn('java', ['-Xmx64m', '-XX:+UseSerialGC', 'Orders', String(LIFE_MS)], { cwd: folder, stdio: 'ignore' })
  const dumps = []
  for (let at = 0; at < DUMPS; at++) {
    await sleep(BETWEEN_MS)
    dumps.push(run(`jstack -l ${program.pid}`).toString())
  }
  program.kill()
  const text = dumps.join('')
  const script = process.env.STACKCOLLAPSE_JSTACK
  const folded = script === undefined ? null : run(`perl ${script} 2>/dev/null`, { input: Buffer.from(text) }).toString()
  const fixtures = fixtureFolder('jvm-threads')
  const version = versionOf('java -version')
  const oracle =
    folded === null
      ? {}
      : { oracle: { tool: 'stackcollapse-jstack.pl' }, oracleFile: { extension: 'oracle.folded', text: sortedLines(folded) } }
  fixtures.add({
    case: 'orders',
    extension: 'txt',
    bytes: Buffer.from(text),
    about: 'three dumps: a lock that three want, a deadlock, a lock of java.util.concurrent',
    tool: 'jstack',
    version,
    command: 'jstack -l PID, three times',
    ...oracle,
  })
  const log = text
    .split('\n')
    .map((line, at) => `2026-11-29T01:00:${String(at % 60).padStart(2, '0')}.${String(at % 1000).padStart(3, '0')}Z stdout F ${line}`)
    .join('\n')
  fixtures.add({
    case: 'orders-in-a-log',
    extension: 'log',
    bytes: Buffer.from(`${LOG_LINES}${log}\n`),
    about: 'the same as a container’s log has it',
    tool: 'jstack',
    version,
    command: 'jstack -l PID, with what a container runtime puts before each line',
    ...oracle,
  })
}

/** `NEWER_JAVA_HOME`: a JDK 24 or later, which writes states and locks. */
async function recordJavaFiles() {
  const home = process.env.NEWER_JAVA_HOME
  if (home === undefined) return
  const folder = programFolder('thread-dumps-java')
  run(`${home}/bin/javac Orders.java`, { folder })
  const program = spawn(`${home}/bin/java`, ['-Xmx64m', '-XX:+UseSerialGC', 'Orders', String(LIFE_MS)], { cwd: folder, stdio: 'ignore' })
  await sleep(2 * BETWEEN_MS)
  const version = versionOf(`${home}/bin/java -version`)
  for (const { format, extension, option } of [
    { format: 'jvm-threads-file', extension: 'txt', option: '' },
    { format: 'jvm-threads-json', extension: 'json', option: '-format=json ' },
  ]) {
    run(`${home}/bin/jcmd ${program.pid} Thread.dump_to_file -overwrite ${option}${folder}/dump.${extension}`)
    fixtureFolder(format).add({
      case: 'orders',
      extension,
      bytes: readFileSync(path.join(folder, `dump.${extension}`)),
      about: 'a lock that three want, a deadlock, a lock of java.util.concurrent',
      tool: 'jcmd',
      version,
      command: `jcmd PID Thread.dump_to_file ${option}dump.${extension}`,
    })
  }
  program.kill()
}

const LOG_LINES = '2026-11-29T00:59:58.001Z stdout F INFO  started in 1.2 s\n2026-11-29T00:59:59.002Z stdout F WARN  slow order 12\n'

/** @param {string} text */
function sortedLines(text) {
  return `${text.trim().split('\n').sort().join('\n')}\n`
}

function recordGo() {
  const folder = programFolder('thread-dumps-go')
  run('CGO_ENABLED=0 GOCACHE=/srv/app/.go-cache GOFLAGS=-trimpath go build -o ../bin/thread-dumps main.go', {
    folder,
    environment: { PATH: `/usr/local/go/bin:${process.env.PATH ?? ''}` },
  })
  fixtureFolder('goroutine-dump').add({
    case: 'orders',
    extension: 'txt',
    bytes: run('bin/thread-dumps', { folder: STAGE }),
    about: 'two dumps: a lock, a channel, sleeping',
    tool: 'runtime/pprof, debug=2',
    version: versionOf('/usr/local/go/bin/go version'),
    command: 'pprof.Lookup("goroutine").WriteTo(os.Stdout, 2), twice',
  })
}

function recordPython() {
  const folder = programFolder('thread-dumps-python')
  fixtureFolder('faulthandler').add({
    case: 'orders',
    extension: 'txt',
    bytes: run('/usr/bin/python3 orders.py', { folder }),
    about: 'two dumps of threads that wait for a lock',
    tool: 'faulthandler',
    version: versionOf('/usr/bin/python3 --version'),
    command: 'faulthandler.dump_traceback(all_threads=True), twice',
  })
}

function recordGdb() {
  recordingFolder('gdb')
  const bytes = run(
    'bin/order_service_debug current 100000 3 & sleep 0.5; gdb -p $! -batch -ex "thread apply all bt" 2>/dev/null; kill $!',
    { folder: STAGE },
  )
  fixtureFolder('gdb').add({
    case: 'orders',
    extension: 'txt',
    bytes,
    about: 'three workers',
    tool: 'gdb',
    version: versionOf('gdb --version'),
    command: 'gdb -p PID -batch -ex "thread apply all bt"',
  })
}
