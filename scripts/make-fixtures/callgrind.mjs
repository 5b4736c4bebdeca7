// callgrind's files: the usual form, and the one with instructions and jumps. They hold calls and costs, and no stacks.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

/** The biggest functions tell a reader from a wrong one as well as all do. */
const MOST_ROWS = 80

const RECORDINGS = [
  {
    case: 'c-default',
    about: 'names compressed, positions relative, inlined functions by fi and fe',
    options: '',
    program: 'bin/order_service current 40',
  },
  { case: 'c-recursion', about: 'a function that calls itself', options: '', program: 'bin/category_tree 30 4' },
  {
    case: 'c-instructions',
    about: 'instruction and line positions, jumps, branches and cache events, names not compressed',
    options: '--dump-instr=yes --collect-jumps=yes --branch-sim=yes --cache-sim=yes --compress-strings=no --compress-pos=no',
    program: 'bin/category_tree 30 4',
  },
]

export function recordCallgrind() {
  stage('order-service-c', 'category-tree-c')
  const folder = fixtureFolder('callgrind')
  const version = versionOf('valgrind --version')
  for (const { case: name, about, options, program } of RECORDINGS) {
    const isGzip = name === 'c-instructions'
    const output = path.join(recordingFolder('callgrind'), `${name}.out`)
    run(`valgrind -q --tool=callgrind ${options} --callgrind-out-file=${output} ${program}`, { folder: STAGE })
    const self = annotated(output, 'no')
    const inclusive = annotated(output, 'yes')
    folder.add({
      case: name,
      extension: isGzip ? 'callgrind.out.gz' : 'callgrind.out',
      bytes: isGzip ? gzip(readFileSync(output)) : readFileSync(output),
      about,
      tool: 'valgrind --tool=callgrind',
      version,
      command: `valgrind --tool=callgrind ${options} ${program}`.replace('  ', ' '),
      oracle: { tool: 'callgrind_annotate --threshold=100 --show=Ir', total: self.total, functions: self.rows.length },
      oracleFile: {
        extension: 'oracle.json',
        text: `${JSON.stringify({ self: self.rows.slice(0, MOST_ROWS), inclusive: inclusive.rows.slice(0, MOST_ROWS) }).replaceAll('},{', '},\n{')}\n`,
      },
    })
  }
}

/**
 * The functions of a file by their instructions.
 * @param {string} file
 * @param {'yes' | 'no'} inclusive
 */
function annotated(file, inclusive) {
  const text = run(`callgrind_annotate --threshold=100 --show=Ir --inclusive=${inclusive} ${file}`).toString()
  const rows = []
  for (const line of text.split('\n')) {
    const row = /^\s*([\d,]+) \([\s\d.]+%\) {2}(\S.*?)(?: \[([^\]]*)\])?$/.exec(line)
    if (row === null || row[2] === 'PROGRAM TOTALS') continue
    const [, file = '', name = row[2]] = /^([^:]*):(.+)$/.exec(row[2]) ?? []
    rows.push({ name, file, object: row[3] ?? '', Ir: integer(row[1]) })
  }
  const total = /^\s*([\d,]+) .*PROGRAM TOTALS/m.exec(text)
  return { total: total === null ? 0 : integer(total[1]), rows }
}

/** @param {string} text */
function integer(text) {
  return Number(text.replaceAll(',', ''))
}
