// What Python's profilers save of the order service: line_profiler, tracemalloc, memray, pyinstrument, Scalene, Austin. They are
// installed side by side (`pip install line_profiler memray pyinstrument scalene austin-dist austin-python`), with their folder on the path.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const ORACLE = path.join(import.meta.dirname, 'pythonOracle.py')
/** Every live block, with at most ten lines of its stack. */
const TRACEMALLOC =
  "import tracemalloc; tracemalloc.start(10); from order_service import *; kept = [json.loads(random_order(n, random.Random(n))) for n in range(8)]; tracemalloc.take_snapshot().dump('FILE')"
/** The functions whose lines are measured. */
const MEASURED =
  "import order_service as s; from line_profiler import LineProfiler; p = LineProfiler(s.TaxCalculator.lookup_tax_rate, s.TaxCalculator.calculate_tax, s.Database.query, s.main); p.runcall(s.main, 'current', 40); p.dump_stats('FILE')"
const PROGRAM = 'order_service.py current 60'

/**
 * `says`: the kind of oracle, and the file it is asked about where that is another one of the same recording.
 * @type {readonly { readonly format: string, readonly case: string, readonly file: string, readonly about: string, readonly tool: string,
 *   readonly version: string, readonly command: string, readonly says?: readonly [string, string?], readonly isGzip?: boolean,
 *   readonly hasStacks?: boolean, readonly type?: string }[]}
 */
const CASES = [
  {
    format: 'line-profiler',
    case: 'order-service',
    file: 'order-service.lprof',
    about: 'lines of four functions; a line holds the time of what it calls',
    tool: 'line_profiler',
    version: 'PYTHON -c "import line_profiler; print(line_profiler.__version__)"',
    command: `PYTHON -c "${MEASURED}"`,
    says: ['line_profiler'],
  },
  {
    format: 'line-profiler',
    case: 'order-service-text',
    file: 'order-service.lprof.txt',
    about: 'the report of the same, printed',
    tool: 'line_profiler',
    version: 'PYTHON -c "import line_profiler; print(line_profiler.__version__)"',
    command: 'PYTHON -m line_profiler order-service.lprof > FILE',
  },
  {
    format: 'tracemalloc',
    case: 'order-service',
    file: 'order-service.tracemalloc',
    about: 'live blocks with up to ten lines of their stack',
    tool: 'tracemalloc',
    version: 'PYTHON --version',
    command: `PYTHON -c "${TRACEMALLOC}"`,
    says: ['tracemalloc'],
    isGzip: true,
  },
  {
    format: 'memray',
    case: 'order-service',
    file: 'order-service.gprof2dot.json',
    about: 'functions and call chains, leaf first, with bytes at the peak',
    tool: 'memray transform gprof2dot',
    version: 'memray --version',
    command: `memray run -q -f -o rec.bin ${PROGRAM} && memray transform gprof2dot -f -o FILE rec.bin && memray transform speedscope -f -o rec.json rec.bin`,
    says: ['memray', 'rec.json'],
    type: 'in-use-bytes',
  },
  {
    format: 'memray',
    case: 'order-service-csv',
    file: 'order-service.csv',
    about: 'a row for the blocks of one place, with threads and allocators',
    tool: 'memray transform csv',
    version: 'memray --version',
    command: 'memray transform csv -f -o FILE rec.bin',
    says: ['memray', 'rec.json'],
  },
  {
    format: 'memray',
    case: 'order-service-page',
    file: 'order-service-page.html',
    about: 'the flame graph as a page: a tree with bytes and blocks, its texts escaped for HTML',
    tool: 'memray flamegraph',
    version: 'memray --version',
    command: `memray run -q -f -o page.bin ${PROGRAM} && memray flamegraph -f -o FILE page.bin && memray transform speedscope -f -o page.json page.bin`,
    says: ['memray', 'page.json'],
    isGzip: true,
  },
  {
    format: 'pyinstrument',
    case: 'order-service',
    file: 'order-service.pyisession',
    about: 'a session: every stack with its seconds',
    tool: 'pyinstrument -r pyisession',
    version: 'PYTHON -m pyinstrument --version',
    command: 'pyinstrument -i 0.004 -r pyisession -o FILE order_service.py current 600',
    says: ['pyinstrument'],
    isGzip: true,
  },
  {
    format: 'pyinstrument',
    case: 'order-service-json',
    file: 'order-service.json',
    about: 'the report as JSON: small functions are cut out',
    tool: 'pyinstrument -r json',
    version: 'PYTHON -m pyinstrument --version',
    command: 'pyinstrument --load order-service.pyisession -r json -o FILE',
  },
  {
    format: 'pyinstrument',
    case: 'order-service-page',
    file: 'order-service-page.html',
    about: 'the page: the tree of all calls, with what each did itself as a call of its own',
    tool: 'pyinstrument -r html',
    version: 'PYTHON -m pyinstrument --version',
    command: 'pyinstrument --load order-service.pyisession -r html -o FILE',
    isGzip: true,
  },
  {
    format: 'scalene',
    case: 'order-service',
    file: 'order-service.scalene.json',
    about: 'stacks of Python and native frames, and stacks of allocations',
    tool: 'scalene run',
    version: `PYTHON -c "import importlib.metadata as m; print(m.version('scalene'))"`,
    command: 'scalene run -o FILE order_service.py --- current 1500',
    says: ['scalene'],
    hasStacks: false,
    isGzip: true,
  },
  {
    format: 'scalene',
    case: 'order-service-page',
    file: 'order-service-page.html',
    about: 'the page, with the JSON of the profile in its script',
    tool: 'scalene view --html',
    version: `PYTHON -c "import importlib.metadata as m; print(m.version('scalene'))"`,
    command: 'scalene run -o page.json order_service.py --- current 1500 && scalene view --html page.json && mv scalene-profile.html FILE',
    says: ['scalene', 'page.json'],
    hasStacks: false,
    isGzip: true,
  },
  {
    format: 'austin-mojo',
    case: 'wall',
    file: 'wall.mojo',
    about: 'wall mode: texts and frames once, samples as references',
    tool: 'austin -b',
    version: 'austin -V',
    command: 'austin -i 2ms -b -o FILE PYTHON order_service.py current 300',
    says: ['austin'],
  },
  {
    format: 'austin-mojo',
    case: 'full',
    file: 'full.mojo',
    about: 'full mode: time, whether idle, memory',
    tool: 'austin -b -f',
    version: 'austin -V',
    command: 'austin -i 2ms -b -f -o FILE PYTHON order_service.py current 300',
    says: ['austin'],
  },
]

/** The Python that has them all is the one that memray runs on. */
const python = () => run('head -1 $(readlink -f $(command -v memray)) | cut -c3-').toString().trim()

/** The variable FIXTURES is a pattern for some of them (`memray/order-service-page`). */
export function recordPythonProfilers() {
  const wanted = new RegExp(process.env['FIXTURES'] ?? '')
  stage('order-service-python')
  const PYTHON = python()
  const folder = recordingFolder('python')
  const source = path.join(STAGE, 'order-service-python')
  run(`cp ${source}/*.py ${folder}`)
  for (const { format, case: name, file, about, tool, version, command, says, isGzip = false, hasStacks = true, type } of CASES.filter(
    ({ format, case: name }) => wanted.test(`${format}/${name}`),
  )) {
    run(command.replaceAll('PYTHON', PYTHON).replaceAll('FILE', file), { folder })
    const bytes = readFileSync(path.join(folder, file))
    const [kind, asked = file] = says ?? []
    const oracle = kind === undefined ? null : JSON.parse(run(`${PYTHON} ${ORACLE} ${kind} ${asked}`, { folder }).toString())
    const sums = type === undefined ? oracle?.sums : { [type]: oracle?.sums[type] }
    fixtureFolder(format).add({
      case: name,
      extension: `${file.slice(file.indexOf('.') + 1)}${isGzip ? '.gz' : ''}`,
      bytes: isGzip ? gzip(bytes) : bytes,
      about,
      tool,
      version: versionOf(version.replaceAll('PYTHON', PYTHON)),
      command: command.replaceAll('PYTHON', 'python3').replaceAll('FILE', file),
      ...(oracle === null
        ? {}
        : { oracle: { tool: `${kind}, by its own reader`, sums, ...(oracle.samples === undefined ? {} : { samples: oracle.samples }) } }),
      ...(oracle === null || !hasStacks ? {} : { oracleFile: { extension: 'oracle.folded', text: oracle.folded } }),
    })
  }
}
