// Java Flight Recorder: whole recordings, one of several chunks, one that was still being written, and what `jfr print` makes of one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { jfrOracle } from './jfrOracle.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const JAVA = 'java -Xmx64m -XX:+UseSerialGC'
const PROGRAM = '-cp ../../classes com.example.shop.OrderServer'

/** Time for the service to start and to leave some samples in a chunk. */
const CHUNK_MS = 700

export async function recordJfr() {
  stage('order-service-java')
  const folder = recordingFolder('jfr')
  writeFileSync(path.join(folder, 'recording.jfc'), readFileSync(path.join(STAGE, 'order-service-java/recording.jfc')))
  const version = versionOf('java -version')
  const fixtures = fixtureFolder('jfr')

  /** @param {string} name @param {string} extension @param {string} about @param {string} command @param {string} file */
  function add(name, extension, about, command, file) {
    const bytes = readFileSync(file)
    const { figures, folded } = jfrOracle(file)
    const oracleFile = { extension: 'oracle.folded', text: folded }
    const packed = extension.endsWith('.gz') ? gzip(bytes) : bytes
    fixtures.add({
      case: name,
      extension,
      about,
      tool: 'JDK Flight Recorder',
      version,
      command,
      bytes: packed,
      oracle: figures,
      oracleFile,
    })
  }

  for (const [name, extension, release, orders] of /** @type {const} */ ([
    ['order-service-short', 'jfr', 'baseline', 1500],
    ['order-service-baseline', 'jfr.gz', 'baseline', 9000],
    ['order-service-current', 'jfr.gz', 'current', 9000],
  ])) {
    const command = `${JAVA} -XX:StartFlightRecording:settings=recording.jfc,filename=${name}.jfr ${PROGRAM} ${release} ${orders}`
    run(command, { folder })
    add(
      name,
      extension,
      `the order service, ${release}: samples, allocations, locks, waits, exceptions`,
      command,
      path.join(folder, `${name}.jfr`),
    )
  }

  await recordChunks(folder, (command, file) => add('several-chunks', 'jfr.gz', 'three chunks, each with its own pools', command, file))
  await recordUnfinished(folder, (command, file) => {
    fixtures.add({
      case: 'unfinished',
      extension: 'jfr.gz',
      about: 'a chunk that was still being written when it was copied',
      tool: 'JDK Flight Recorder',
      version,
      command,
      bytes: gzip(readFileSync(file)),
      oracle: jfrOracle(file).figures,
      oracleFile: { extension: 'oracle.folded', text: jfrOracle(file).folded },
    })
  })
  addPrinted(path.join(folder, 'order-service-short.jfr'), version)
}

/**
 * Each dump of a running recording begins a new chunk.
 * @param {string} folder
 * @param {(command: string, file: string) => void} add
 */
async function recordChunks(folder, add) {
  const command = `${JAVA} -XX:StartFlightRecording:name=orders,settings=recording.jfc,filename=chunks.jfr ${PROGRAM} current 3000`
  const service = spawn('bash', ['-c', `exec ${command}`], { cwd: folder, stdio: 'ignore' })
  const ended = once(service, 'exit')
  for (let dump = 0; dump < 2; dump++) {
    await sleep(CHUNK_MS)
    run(`jcmd ${service.pid} JFR.dump name=orders filename=${folder}/dump.jfr`)
  }
  await ended
  add(`${command}; meanwhile, twice: jcmd PID JFR.dump name=orders`, path.join(folder, 'chunks.jfr'))
}

/**
 * @param {string} folder
 * @param {(command: string, file: string) => void} add
 */
async function recordUnfinished(folder, add) {
  const repository = path.join(folder, 'repository')
  mkdirSync(repository, { recursive: true })
  const command = `${JAVA} -XX:FlightRecorderOptions:repository=repository -XX:StartFlightRecording:settings=recording.jfc ${PROGRAM} baseline 9000`
  const service = spawn('bash', ['-c', `exec ${command}`], { cwd: folder, stdio: 'ignore' })
  const ended = once(service, 'exit')
  await sleep(3 * CHUNK_MS)
  const [chunk] = readdirSync(repository, { recursive: true }).filter(file => String(file).endsWith('.jfr'))
  const copy = path.join(folder, 'unfinished.jfr')
  writeFileSync(copy, readFileSync(path.join(repository, String(chunk))))
  service.kill()
  await ended
  add(`${command}; meanwhile: cp repository/*/*.jfr .`, copy)
}

/**
 * @param {string} recording
 * @param {string} version
 */
function addPrinted(recording, version) {
  const fixtures = fixtureFolder('jfr-print')
  const events = 'jdk.ExecutionSample,jdk.JavaMonitorEnter,jdk.ObjectAllocationSample'
  for (const [name, extension, about, options] of [
    ['text', 'txt.gz', 'samples, locks and allocations as text', `--stack-depth 64 --events ${events}`],
    ['text-cut', 'txt.gz', 'as text with the five frames that it prints unless told otherwise', `--events ${events}`],
    ['json', 'json.gz', 'samples and locks as JSON', `--json --stack-depth 64 --events jdk.ExecutionSample,jdk.JavaMonitorEnter`],
    ['json-cut', 'json.gz', 'as JSON with the five frames that it prints unless told otherwise', '--json --events jdk.ExecutionSample'],
  ]) {
    const bytes = gzip(run(`jfr print ${options} ${recording}`))
    const { figures, folded } = jfrOracle(recording)
    fixtures.add({
      case: name,
      extension,
      about,
      tool: 'jfr print',
      version,
      command: `jfr print ${options} order-service-short.jfr; gzip`,
      bytes,
      oracle: figures,
      ...(name.endsWith('-cut') ? {} : { oracleFile: { extension: 'oracle.folded', text: folded } }),
    })
  }
}
