// Flame graphs as async-profiler and its converter write them, in the three ways in which their pages have held the boxes.
import { fixtureFolder } from './fixtureFolder.mjs'

const COLOURS = ['0xb2e1b2', '0x50e150', '0x50cccc', '0xe15a5a', '0xc8c83c', '0xe17d00', '0xcce880']
const OLD_COLOURS = ['0x50e150', '0x50bebe', '0xe17d00', '0xc8c83c', '0xe15a5a']
/** A box: name, kind by its row in COLOURS, width, and what stands on it. */
const ROOT = [
  'all',
  3,
  584,
  [
    [
      'java/lang/Thread.run',
      1,
      420,
      [
        [
          'shop/Orders.price',
          2,
          300,
          [
            ['shop/Orders.tax', 1, 120, []],
            ["shop/Prices.won't", 0, 60, []],
          ],
        ],
        ['shop/Database.query', 6, 100, [['read', 3, 100, [['vfs_read', 5, 80, []]]]]],
      ],
    ],
    ['[GC Thread#0 tid=1002]', 3, 160, [['GangWorker::loop', 4, 160, []]]],
  ],
]

/** @param {string} heading @param {readonly string[]} colours @param {readonly string[]} script */
function page(heading, colours, script) {
  return `<!DOCTYPE html>
<html lang='en'>
<head>
<meta charset='utf-8'>
</head>
<body>
<h1>${heading}</h1>
<header>Produced by <a href='https://github.com/async-profiler/async-profiler'>async-profiler</a></header>
<canvas id='canvas'></canvas>
<script>
	let inverted = false;
	const palette = [
${colours.map(colour => `\t\t[${colour}, 30, 30, 30],`).join('\n')}
	];

${script.join('\n')}

search();
</script></body></html>
`
}

/**
 * Every box after those below it and left of it: `visit(name, kind, width, level, left)`.
 * @param {any[]} box [name, kind, width, children]
 */
function eachBox([name, kind, width, children], visit, level = 0, left = 0) {
  visit(name, kind, width, level, left)
  let at = left + width - children.reduce((sum, [, , childWidth]) => sum + childWidth, 0)
  for (const child of children) {
    eachBox(child, visit, level + 1, at)
    at += child[2]
  }
}

function escaped(text) {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
}

/** Since version 3: names once, sorted, without what they share with the name before; places from the box before. */
function pooled() {
  const names = new Set()
  eachBox(ROOT, name => names.add(name))
  const sorted = [...names].filter(name => name !== 'all').sort()
  const pool = sorted.map((name, at) => {
    const before = sorted[at - 1] ?? ''
    let shared = 0
    while (shared < before.length && before[shared] === name[shared]) shared++
    return `'${escaped(String.fromCharCode(32 + shared) + name.slice(shared))}'`
  })
  const calls = []
  let last = { level: 0, left: 0, width: 0 }
  eachBox(ROOT, (name, kind, width, level, left) => {
    const key = ((name === 'all' ? 0 : sorted.indexOf(name) + 1) << 3) | kind
    const isUp = level === last.level + 1 && left === last.left
    const isNext = level === last.level && left === last.left + last.width
    const place = isUp || isNext ? [] : [level, left - last.left]
    calls.push(`${isUp ? 'u' : isNext ? 'n' : 'f'}(${[key, ...place, ...(width === last.width ? [] : [width])].join(',')})`)
    last = { level, left, width }
  })
  return ['const cpool = [', ["'all'", ...pool].join(',\n'), '];', 'unpack(cpool);', '', ...calls]
}

/** @param {(kind: number) => number} kindOf @param {string} counters */
function named(kindOf, counters) {
  const calls = []
  eachBox(ROOT, (name, kind, width, level, left) =>
    calls.push(`f(${level},${left},${width},${kindOf(kind)},'${escaped(name)}'${counters})`),
  )
  return calls
}

/** Rows of OLD_COLOURS: compiled, inlined, kernel, C++, native. */
const OLD_KINDS = [0, 0, 1, 4, 3, 2, 0]

const CASES = [
  {
    case: 'pooled',
    about: 'names in a pool, places relative to the box before',
    version: '3.0',
    html: page('CPU profile', COLOURS, pooled()),
  },
  {
    case: 'named',
    about: 'a name in every box, seven kinds of frames',
    version: '2.9',
    html: page(
      'Flame Graph',
      COLOURS,
      named(kind => kind, ',0,0,0'),
    ),
  },
  {
    case: 'five-kinds',
    about: 'a name in every box, five kinds of frames',
    version: '2.0',
    html: page(
      'Flame Graph',
      OLD_COLOURS,
      named(kind => OLD_KINDS[kind], ''),
    ),
  },
]

export function writeAsyncProfilerHtmlByHand() {
  const folder = fixtureFolder('async-profiler-html')
  for (const { case: name, about, version, html } of CASES) {
    folder.add({
      case: name,
      extension: 'html',
      about,
      tool: 'by hand',
      version: `as async-profiler ${version}`,
      command: 'node scripts/make-fixtures.mjs handmade-async-profiler-html',
      bytes: Buffer.from(html),
    })
  }
}
