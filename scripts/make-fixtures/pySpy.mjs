// py-spy's outputs of one program: its speedscope file, its trace, its flame graph. (`pip install py-spy` brings it.)
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

/** @type {readonly { readonly folder: string, readonly form: string, readonly extension: string, readonly about: string }[]} */
const FORMS = [
  { folder: 'speedscope', form: 'speedscope', extension: 'speedscope.json', about: "py-spy's own file: the lines are those of calls" },
  { folder: 'chrome-trace', form: 'chrometrace', extension: 'json', about: 'samples written as frames that begin and end, with files' },
  { folder: 'flamegraph-svg', form: 'flamegraph', extension: 'svg', about: 'drawn by inferno, with exact places beside the drawn ones' },
]

/** Threads that wait for a queue beside one that works. */
const THREADED =
  "import threading, queue, order_service as s; [threading.Thread(target=queue.Queue().get, name=f'worker-{n}', daemon=True).start() for n in (1, 2)]; s.main('current', 20000)"

function recordDump() {
  const version = run('py-spy --version').toString().trim()
  const about = 'a thread that works and two that wait'
  for (const { format, extension, options } of [
    { format: 'py-spy-dump', extension: 'txt', options: '' },
    { format: 'py-spy-dump-json', extension: 'json', options: '--json ' },
  ]) {
    const bytes = run(`/usr/bin/python3 -c "${THREADED}" >/dev/null & sleep 1; py-spy dump ${options}--pid $!; kill $!`, {
      folder: path.join(STAGE, 'order-service-python'),
    })
    const command = `py-spy dump ${options}--pid PID`
    fixtureFolder(format).add({ case: 'orders', extension, bytes, about, tool: 'py-spy dump', version, command })
  }
}

export function recordPySpy() {
  stage('order-service-python')
  recordDump()
  const version = run('py-spy --version').toString().trim()
  for (const { folder, form, extension, about } of FORMS) {
    const output = path.join(recordingFolder('py-spy'), `profile.${extension}`)
    const program = 'order_service.py current 1500'
    // py-spy fails when the program has ended just before it looks, after it has written everything.
    const recording = `py-spy record -r 100 -f ${form} -o ${output} -- /usr/bin/python3 ${program} || test -s ${output}`
    run(recording, { folder: path.join(STAGE, 'order-service-python') })
    const command = `py-spy record -r 100 -f ${form} -- python3 ${program}`
    fixtureFolder(folder).add({ case: 'py-spy', extension, about, tool: 'py-spy', version, command, bytes: readFileSync(output) })
  }
}
