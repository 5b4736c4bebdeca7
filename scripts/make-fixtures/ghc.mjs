// The reports of GHC's profiler: of time (text, exact text, JSON) and of the heap by cost-centre stack.
import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { REPOSITORY, recordingFolder } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const RECORDINGS = [
  { format: 'ghc-prof', case: 'percents', options: '-p', extension: 'prof', about: 'percents only: ticks and bytes are rounded' },
  { format: 'ghc-prof', case: 'exact', options: '-P', extension: 'prof', about: 'with columns of ticks and bytes' },
  {
    format: 'ghc-prof-json',
    case: 'order-service',
    options: '-pj',
    extension: 'json',
    about: 'cost centres and a tree of their own ticks and bytes',
  },
  { format: 'ghc-heap', case: 'by-stack', options: '-hc -i0.02 -L100', extension: 'hp', about: 'what lived, by stack of cost centres' },
]

export function recordGhc() {
  const folder = recordingFolder('ghc')
  cpSync(path.join(REPOSITORY, 'fixtures/programs/order-service-haskell'), folder, { recursive: true })
  run('ghc -v0 -prof -fprof-auto -rtsopts -O1 -o shop Shop.hs', { folder })
  const version = versionOf('ghc --version')
  for (const { format, case: name, options, extension, about } of RECORDINGS) {
    run(`rm -f shop.prof shop.hp && ./shop 700 +RTS ${options} -RTS`, { folder })
    const bytes = readFileSync(path.join(folder, extension === 'hp' ? 'shop.hp' : 'shop.prof'))
    const oracle = name === 'exact' ? { tool: 'its own total line', sums: totals(bytes.toString()) } : undefined
    fixtureFolder(format).add({
      case: name,
      extension,
      bytes,
      about,
      tool: 'GHC',
      version,
      command: `ghc -prof -fprof-auto -rtsopts -O1 Shop.hs && ./shop 700 +RTS ${options}`,
      ...(oracle === undefined ? {} : { oracle }),
    })
  }
}

/** @param {string} report */
function totals(report) {
  const ticks = /\((\d+) ticks/.exec(report)
  const bytes = /total alloc = *([\d,]+) bytes/.exec(report)
  return { ticks: Number(ticks?.[1]), 'alloc-bytes': Number(bytes?.[1].replaceAll(',', '')) }
}
