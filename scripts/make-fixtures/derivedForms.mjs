// Forms that tools make of other fixtures: what `pprof -raw` prints, and the picture of a difference by FlameGraph's scripts
// (they lie beside the one that STACKCOLLAPSE_PERF names).
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { REPOSITORY } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const RAW = [
  { case: 'labels', about: 'labels, a default type, numbers of places with 64 bits' },
  { case: 'cpp-inlined', about: 'inlined functions, places without a symbol, mappings' },
]
const BASELINE = 'main;price 60\nmain;price;round 30\nmain;log 10\n'
const CURRENT = 'main;price 50\nmain;price;round 90\nmain;log 10\nmain;audit 50\n'

export function recordRawPprof() {
  const version = versionOf('go version')
  for (const { case: name, about } of RAW) {
    const file = path.join(REPOSITORY, 'fixtures/pprof', `${name}.pb.gz`)
    const bytes = run(`go tool pprof -symbolize=none -raw ${file}`, { environment: { HOME: '/srv/app', PPROF_TMPDIR: '/srv/app' } })
    fixtureFolder('pprof-raw').add({
      case: name,
      extension: 'txt',
      bytes,
      about,
      tool: 'go tool pprof -raw',
      version,
      command: `go tool pprof -symbolize=none -raw pprof/${name}.pb.gz`,
    })
  }
}

export function recordDifferencePicture() {
  const script = process.env.STACKCOLLAPSE_PERF
  if (script === undefined) return
  const scripts = path.dirname(script)
  const picture = run(`${scripts}/difffolded.pl <(printf '%s' '${BASELINE}') <(printf '%s' '${CURRENT}') | ${scripts}/flamegraph.pl`)
  fixtureFolder('flamegraph-svg').add({
    case: 'difference',
    extension: 'svg',
    bytes: picture,
    about: 'a difference: the titles say what each function has gained',
    tool: 'difffolded.pl, flamegraph.pl',
    version: 'FlameGraph 1.0',
    command: 'difffolded.pl baseline.folded current.folded | flamegraph.pl',
  })
}
