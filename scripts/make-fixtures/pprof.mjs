// Go's own profiles in every kind and form, a saved difference, and the older files that gperftools still writes.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { goOrderService, pprofOracle } from './goProfiles.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

/** About four seconds of work: some five hundred samples. */
const REQUESTS = 6000
const GPERFTOOLS = '/usr/lib/x86_64-linux-gnu'

export function recordPprof() {
  recordGo()
  recordGperftools()
}

function recordGo() {
  const folder = fixtureFolder('pprof')
  const version = versionOf('go version')
  const baseline = goOrderService('baseline', REQUESTS)
  const current = goOrderService('current', REQUESTS)

  /** @param {string} name @param {string} extension @param {string} about @param {string} command @param {Uint8Array} bytes */
  function add(name, extension, about, command, bytes) {
    const oracle = pprofOracle(bytes, extension)
    folder.add({
      case: name,
      extension,
      about,
      tool: 'runtime/pprof',
      version,
      command,
      bytes,
      oracle: oracle.figures,
      oracleFile: oracle.file,
    })
  }

  /** @param {string} name @param {string} extension @param {string} about @param {string} command @param {Uint8Array} bytes */
  function addCopyOfBaseline(name, extension, about, command, bytes) {
    const oracle = { file: 'go-cpu-baseline.oracle.json', ...pprofOracle(bytes, extension).figures }
    folder.add({ case: name, extension, about, tool: 'runtime/pprof', version, command, bytes, oracle })
  }

  add('go-cpu-baseline', 'pb.gz', 'CPU profile with labels and inlined functions', baseline.command, baseline.read('cpu.pb.gz'))
  add('go-cpu-current', 'pb.gz', 'the same service with the slow tax lookup', current.command, current.read('cpu.pb.gz'))
  for (const kind of ['heap', 'mutex', 'block', 'goroutine']) {
    add(`go-${kind}`, 'pb.gz', `${kind} profile`, current.command, current.read(`${kind}.pb.gz`))
  }
  for (const kind of ['heap', 'mutex', 'goroutine']) {
    const bytes = current.read(`${kind}.debug1.txt`)
    add(`go-${kind}-text`, 'txt.gz', `${kind} profile in the older text form (debug=1)`, `${current.command}; gzip`, gzip(bytes))
  }

  const raw = zlib.gunzipSync(baseline.read('cpu.pb.gz'))
  const half = raw.length >> 1
  const members = Buffer.concat([gzip(raw.subarray(0, half)), gzip(raw.subarray(half))])
  addCopyOfBaseline('go-cpu-raw', 'pb', 'go-cpu-baseline without gzip', 'gunzip', raw)
  addCopyOfBaseline('go-cpu-two-members', 'pb.gz', 'go-cpu-baseline as two gzip members', 'split, gzip each half, join', members)

  for (const [name, option, about] of [
    ['go-cpu-base', 'base', 'the baseline taken away from the current profile: negative values'],
    ['go-cpu-diff-base', 'diff_base', 'the same with the baseline marked by the label pprof::base'],
  ]) {
    const output = path.join(recordingFolder('go-diff'), `${name}.pb.gz`)
    const command = `go tool pprof -proto -output=${name}.pb.gz -${option} baseline/cpu.pb.gz current/cpu.pb.gz`
    run(`go tool pprof -proto -output=${output} -${option} ${baseline.folder}/cpu.pb.gz ${current.folder}/cpu.pb.gz`)
    add(name, 'pb.gz', about, command, readFileSync(output))
  }
}

function recordGperftools() {
  if (!existsSync(path.join(GPERFTOOLS, 'libprofiler.so.0'))) {
    process.stdout.write('pprof: no gperftools here, its older forms are skipped (Debian: libgoogle-perftools4)\n')
    return
  }
  stage('order-service-c', 'category-tree-c')
  const folder = fixtureFolder('pprof')
  const recordings = recordingFolder('gperftools')
  const version = `gperftools ${path.basename(run(`readlink -f ${GPERFTOOLS}/libprofiler.so.0`).toString().trim())}`
  const recorded = [
    {
      name: 'gperftools-cpu',
      about: 'the older binary CPU profile, 64 bit, with the memory map as text after it',
      command: 'CPUPROFILE=cpu.prof CPUPROFILE_FREQUENCY=200 LD_PRELOAD=libprofiler.so.0 order_service_debug current 8000',
      output: 'cpu.prof',
      extension: 'prof',
    },
    {
      name: 'gperftools-heap',
      about: 'the older heap profile as text, with the memory map after it',
      command: 'HEAPPROFILE=heap HEAP_PROFILE_ALLOCATION_INTERVAL=100000 LD_PRELOAD=libtcmalloc.so.4 category_tree 120 10',
      output: 'heap.0001.heap',
      extension: 'heap',
    },
  ]
  for (const { name, about, command, output, extension } of recorded) {
    run(command.replace(/(order_service|category_tree)/, `${STAGE}/bin/$1`), { folder: recordings })
    const bytes = readFileSync(path.join(recordings, output))
    const oracle = pprofOracle(bytes, extension)
    folder.add({
      case: name,
      extension,
      about,
      tool: 'gperftools',
      version,
      command,
      bytes,
      oracle: oracle.figures,
      oracleFile: oracle.file,
    })
  }
}
