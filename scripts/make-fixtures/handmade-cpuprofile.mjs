// V8 profiles in the forms that no program here writes: older ones, and what converters and broken recorders leave behind.
// Each is written from the protocol's description (Profiler.Profile) and from what DevTools' own model accepts.
import { devtoolsSelfTimes } from './cpuprofileOracle.mjs'
import { fixtureFolder } from './fixtureFolder.mjs'

const SHOP = 'file:///srv/shop/lib/'
const META = { url: '', scriptId: '0', lineNumber: -1, columnNumber: -1 }

/** @param {number} id @param {string} functionName @param {object} [more] */
function engine(id, functionName, more = {}) {
  return { id, callFrame: { functionName, ...META }, hitCount: 0, ...more }
}

/** Lines and columns count from 0. @param {number} id @param {string} functionName @param {string} url @param {number} lineNumber @param {object} [more] */
function script(id, functionName, url, lineNumber, more = {}, columnNumber = 10) {
  return { id, callFrame: { functionName, scriptId: '7', url, lineNumber, columnNumber }, hitCount: 0, ...more }
}

/** main calls price and tax; price calls tax too. */
const NODES = [
  engine(1, '(root)', { children: [2, 6, 7, 8] }),
  script(2, 'main', `${SHOP}main.js`, 0, { children: [3, 5] }),
  script(3, 'price', `${SHOP}price.js`, 11, { children: [4] }),
  script(4, 'tax', `${SHOP}tax.js`, 4),
  script(5, 'tax', `${SHOP}tax.js`, 4),
  engine(6, '(program)'),
  engine(7, '(idle)'),
  engine(8, '(garbage collector)'),
]

const SAMPLES = [2, 3, 4, 4, 6, 4, 8, 8, 3, 7, 6, 5, 8, 6, 8, 2]
const DELTAS = [900, 1250, 1250, 1251, 1249, 1250, 300, 310, 1260, 1240, 5000, 1250, 1250, 400, 420, 1250]

/** @param {number} id @param {string} functionName @param {number} lineNumber from 1 @param {readonly object[]} children @param {number} [hitCount] */
function old(id, functionName, lineNumber, children, hitCount = 0) {
  return {
    functionName,
    url: lineNumber === 0 ? '' : `${SHOP}${functionName || 'main'}.js`,
    lineNumber,
    columnNumber: lineNumber === 0 ? 0 : 11,
    callUID: id * 17,
    bailoutReason: '',
    id,
    scriptId: '7',
    hitCount,
    children,
  }
}

const OLD_TREE = old(1, '(root)', 0, [
  old(2, '(program)', 0, [], 2),
  old(3, '', 1, [old(4, 'price', 12, [old(5, 'tax', 5, [], 4)], 3), old(6, 'tax', 5, [], 1)], 1),
  old(7, '(garbage collector)', 0, [], 1),
])

/** @type {readonly { readonly case: string, readonly about: string, readonly file: object, readonly inDevTools?: false }[]} */
const CASES = [
  {
    case: 'engine-nodes',
    about: 'garbage collection, program and idle in every order: on top of what they interrupt, or by themselves',
    file: { nodes: NODES, startTime: 5_000_000, endTime: 5_022_000, samples: SAMPLES, timeDeltas: DELTAS },
  },
  {
    case: 'old-form',
    about: 'Chrome before 58, Node before 8: a tree with lines from 1, seconds, timestamps in microseconds',
    file: {
      head: OLD_TREE,
      startTime: 163140.1,
      endTime: 163140.12,
      samples: [3, 4, 4, 5, 5, 2, 5, 5, 4, 7, 6, 2],
      timestamps: stamps(163_140_100_500, [0, 1000, 1010, 990, 1000, 1003, 1000, 1000, 997, 1000, 1200, 800]),
    },
  },
  {
    case: 'old-hit-counts',
    about: 'the oldest: a tree with hit counts only',
    file: { head: OLD_TREE, startTime: 1400000000.25, endTime: 1400000000.262 },
    inDevTools: false,
  },
  {
    case: 'hit-counts',
    about: 'the protocol without samples: hit counts',
    file: { nodes: NODES.map((node, i) => ({ ...node, hitCount: [0, 4, 3, 7, 1, 2, 3, 2][i] })), startTime: 10, endTime: 44_010 },
    inDevTools: false,
  },
  {
    case: 'no-deltas',
    about: 'samples without times',
    file: { nodes: NODES, startTime: 1000, endTime: 33_000, samples: SAMPLES },
    inDevTools: false,
  },
  {
    case: 'negative-deltas',
    about: 'samples of several threads of V8, written out of order',
    file: {
      nodes: NODES,
      startTime: 0,
      endTime: 16_000,
      samples: [2, 4, 3, 4, 5, 2, 3],
      timeDeltas: [1000, 2500, -1300, 2600, 1200, -3900, 5200],
    },
  },
  {
    case: 'parents',
    about: 'parent instead of children, ids with gaps and in no order, samples before nodes',
    file: {
      samples: [71, 4_000_000_123, 4_000_000_123, 9, 71],
      timeDeltas: [100, 200, 300, 400, 500],
      endTime: 2000,
      startTime: 0,
      nodes: [
        engine(500, '(root)'),
        script(71, 'main', `${SHOP}main.js`, 0, { parent: 500 }),
        script(4_000_000_123, 'price', `${SHOP}price.js`, 11, { parent: 9 }),
        script(9, 'order', `${SHOP}order.js`, 2, { parent: 71 }),
      ].map(withoutHits),
    },
  },
  {
    case: 'unnamed',
    about: 'functions without a name, several on a line and in minified scripts; builtins without a script',
    file: {
      nodes: [
        engine(1, '(root)', { children: [2] }),
        script(2, '', `${SHOP}main.js`, 0, { children: [3, 4, 5, 6, 7, 8] }, 0),
        script(3, '', `${SHOP}main.js`, 8, {}, 4),
        script(4, '', `${SHOP}main.js`, 8, {}, 31),
        script(5, '', 'https://shop.example/js/app.min.js?v=3', 0, {}, 80_112),
        script(6, 't', 'https://shop.example/js/app.min.js?v=3', 0, {}, 4_018),
        script(7, 't', 'https://shop.example/js/app.min.js?v=3', 0, {}, 52_700),
        engine(8, 'writev'),
      ],
      startTime: 0,
      endTime: 9000,
      samples: [2, 3, 4, 5, 6, 7, 7, 8],
      timeDeltas: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
    },
  },
  {
    case: 'vscode',
    about: "what VS Code adds, and V8's ticks by line and reasons for giving up optimised code",
    file: {
      nodes: NODES.map(node =>
        node.id === 4
          ? {
              ...node,
              hitCount: 3,
              deoptReason: 'wrong map',
              positionTicks: [
                { line: 6, ticks: 2 },
                { line: 9, ticks: 1 },
              ],
            }
          : node,
      ),
      startTime: 0,
      endTime: 4000,
      samples: [4, 4, 4, 2],
      timeDeltas: [0, 1000, 1000, 1000],
      $vscode: {
        rootPath: '/srv/shop',
        locations: [
          {
            callFrame: NODES[1],
            locations: [{ lineNumber: 1, columnNumber: 1, source: { name: 'main.js', path: '/srv/shop/main.js', sourceReference: 0 } }],
          },
        ],
      },
    },
  },
  {
    case: 'broken-tree',
    about: 'callers in a circle, a child of two callers, an id twice, children and samples that are not there',
    file: {
      nodes: [
        engine(1, '(root)', { children: [2, 99] }),
        script(2, 'main', `${SHOP}main.js`, 0, { children: [3] }),
        script(3, 'price', `${SHOP}price.js`, 11, { children: [4] }),
        script(4, 'tax', `${SHOP}tax.js`, 4, { children: [3] }),
        script(5, 'left', `${SHOP}circle.js`, 1, { children: [6] }),
        script(6, 'right', `${SHOP}circle.js`, 7, { children: [5] }),
        script(4, 'again', `${SHOP}tax.js`, 30),
      ],
      startTime: 0,
      endTime: 6000,
      samples: [4, 6, 77, 5, 3],
      timeDeltas: [1000, 1000, 1000, 1000, 1000],
    },
    inDevTools: false,
  },
]

/** @type {readonly { readonly case: string, readonly about: string, readonly file: object }[]} */
const HEAP_CASES = [
  {
    case: 'no-samples',
    about: 'Node before 12: sizes by stack, no list of samples, some on the root',
    file: {
      head: {
        ...allocating(1, '(root)', 128, [allocating(2, 'main', 0, [allocating(3, 'price', 4096, []), allocating(4, '', 524_288, [])])]),
      },
    },
  },
]

export async function writeCpuprofilesByHand() {
  const cpu = fixtureFolder('cpuprofile')
  for (const { case: name, about, file, inDevTools } of CASES) {
    const bytes = Buffer.from(`${JSON.stringify(file)}\n`)
    const oracle = inDevTools === false ? {} : await devtoolsSelfTimes(bytes)
    const isAsked = 'oracleFile' in oracle
    const samples = 'samples' in file && Array.isArray(file.samples) ? file.samples.length : 0
    cpu.add({
      case: name,
      extension: 'cpuprofile',
      about,
      bytes,
      ...BY_HAND,
      ...oracle,
      ...(isAsked ? { oracle: { tool: "DevTools' CPUProfileDataModel", samples } } : {}),
    })
  }
  const heap = fixtureFolder('heapprofile')
  for (const { case: name, about, file } of HEAP_CASES)
    heap.add({ case: name, extension: 'heapprofile', about, bytes: Buffer.from(`${JSON.stringify(file)}\n`), ...BY_HAND })
}

const BY_HAND = { tool: 'by hand', version: 'Chrome DevTools Protocol', command: 'node scripts/make-fixtures.mjs handmade-cpuprofile' }

/** @param {number} id @param {string} functionName @param {number} selfSize @param {readonly object[]} children */
function allocating(id, functionName, selfSize, children) {
  const isEngine = functionName === '(root)'
  return {
    callFrame: {
      functionName,
      scriptId: isEngine ? '0' : '7',
      url: isEngine ? '' : `${SHOP}main.js`,
      lineNumber: isEngine ? -1 : id * 10,
      columnNumber: isEngine ? -1 : 4,
    },
    selfSize,
    id,
    children,
  }
}

/** @param {number} start @param {readonly number[]} deltas */
function stamps(start, deltas) {
  let at = start
  return deltas.map(delta => (at += delta))
}

/** @param {ReturnType<typeof script>} node */
function withoutHits({ hitCount: _, ...node }) {
  return node
}
