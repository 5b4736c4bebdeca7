// What cProfile saves: a table of functions with their callers, in Python's own binary form.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

/** Debian's own, whose library is at the same place everywhere. */
const PYTHON = '/usr/bin/python3'

/** Everything that `pstats` itself says of a file, as JSON. */
const DUMP = [
  'import json, pstats, sys',
  's = pstats.Stats(sys.argv[1])',
  'rows = [dict(file=f, line=l, name=n, primitiveCalls=v[0], calls=v[1], selfSeconds=round(v[2], 9), totalSeconds=round(v[3], 9), callers=len(v[4])) for (f, l, n), v in s.stats.items()]',
  'rows.sort(key=lambda r: (r["file"], r["line"], r["name"]))',
  'print(json.dumps(dict(totalCalls=s.total_calls, primitiveCalls=s.prim_calls, totalSeconds=s.total_tt, functions=rows)))',
].join('\n')

export function recordPstats() {
  stage('order-service-python')
  const folder = fixtureFolder('pstats')
  for (const release of ['baseline', 'current']) {
    const output = path.join(recordingFolder('pstats'), `${release}.pstats`)
    const command = `python3 -m cProfile -o ${release}.pstats order_service.py ${release} 400`
    run(command.replace('python3', PYTHON).replace(`-o ${release}.pstats`, `-o ${output}`), {
      folder: path.join(STAGE, 'order-service-python'),
    })
    const dump = run(`${PYTHON} - ${output}`, { input: Buffer.from(DUMP) }).toString()
    const { totalCalls, primitiveCalls, totalSeconds, functions } = JSON.parse(dump)
    folder.add({
      case: `order-service-${release}`,
      extension: 'pstats',
      bytes: readFileSync(output),
      about: release === 'baseline' ? 'the order service' : 'the order service with the slow tax lookup',
      tool: 'cProfile',
      version: versionOf(`${PYTHON} --version`),
      command,
      oracle: { tool: 'pstats', functions: functions.length, totalCalls, primitiveCalls, totalSeconds },
      oracleFile: {
        extension: 'oracle.json',
        text: `${JSON.stringify({ functions }).replaceAll('},{', '},\n{').replaceAll('}, {', '},\n{')}\n`,
      },
    })
  }
}
