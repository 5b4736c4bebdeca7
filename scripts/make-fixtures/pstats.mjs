// What cProfile saves: a table of functions with their callers, in Python's own binary form.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { has, run, versionOf } from './tools.mjs'

/** Debian's own, whose library is at the same place everywhere. */
const PYTHON = '/usr/bin/python3'

/** Everything that `pstats` itself says of a file, as JSON. */
const DUMP = [
  'import json, pstats, sys',
  's = pstats.Stats(sys.argv[1])',
  'name = lambda n: n if isinstance(n, str) else "<code object %s, file \\"%s\\", line %d>" % (n.co_name, n.co_filename, n.co_firstlineno)',
  'rows = [dict(file=f, line=l, name=name(n), primitiveCalls=v[0], calls=v[1], selfSeconds=round(v[2], 9), totalSeconds=round(v[3], 9), callers=len(v[4])) for (f, l, n), v in s.stats.items()]',
  'rows.sort(key=lambda r: (r["file"], r["line"], r["name"]))',
  'print(json.dumps(dict(totalCalls=s.total_calls, primitiveCalls=s.prim_calls, totalSeconds=s.total_tt, functions=rows)))',
].join('\n')

const SLOW = 'the order service with the slow tax lookup'
const RUNS = [
  { name: 'baseline', release: 'baseline', module: 'cProfile', python: PYTHON, orders: 400, about: 'the order service' },
  { name: 'current', release: 'current', module: 'cProfile', python: PYTHON, orders: 400, about: SLOW },
  { name: 'profile', release: 'current', module: 'profile', python: PYTHON, orders: 20, about: 'a key that holds the code of the program' },
  {
    name: 'pypy',
    release: 'current',
    module: 'profile',
    python: 'pypy3',
    orders: 20,
    about: 'the same by PyPy, whose code objects are of 3.9',
  },
]

export function recordPstats() {
  stage('order-service-python')
  const folder = fixtureFolder('pstats')
  for (const { name, release, module, python, orders, about } of RUNS) {
    if (!has(python)) continue
    const output = path.join(recordingFolder('pstats'), `${name}.pstats`)
    const options = `-m ${module} -o ${name}.pstats order_service.py ${release} ${orders}`
    run(`${python} ${options.replace(`-o ${name}.pstats`, `-o ${output}`)}`, { folder: path.join(STAGE, 'order-service-python') })
    const dump = run(`${python} - ${output}`, { input: Buffer.from(DUMP) }).toString()
    const { totalCalls, primitiveCalls, totalSeconds, functions } = JSON.parse(dump)
    folder.add({
      case: `order-service-${name}`,
      extension: 'pstats',
      bytes: readFileSync(output),
      about,
      tool: module,
      version: versionOf(`${python} --version`),
      command: `${path.basename(python)} ${options}`,
      oracle: { tool: 'pstats', functions: functions.length, totalCalls, primitiveCalls, totalSeconds },
      oracleFile: {
        extension: 'oracle.json',
        text: `${JSON.stringify({ functions }).replaceAll('},{', '},\n{').replaceAll('}, {', '},\n{')}\n`,
      },
    })
  }
}
