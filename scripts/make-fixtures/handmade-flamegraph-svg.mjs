// A flame graph in the form in which flamegraph.pl draws it: places in tenths of a pixel, the root at the bottom.
import { fixtureFolder } from './fixtureFolder.mjs'

const WIDTH = 1180
const LEFT = 10
const ROW = 16
const TOTAL = 1733
/** Name, count, samples before it, row from the bottom; what is narrower than a tenth of a pixel was not drawn. */
/** @type {readonly (readonly [name: string, count: number, before: number, row: number])[]} */
const BARS = [
  ['all', 1733, 0, 0],
  ['java', 1501, 0, 1],
  ['start_thread', 1501, 0, 2],
  ['Lcom/example/shop/Orders;::price_[j]', 1200, 0, 3],
  ['Lcom/example/shop/Tax;::rate_[i]', 901, 0, 4],
  ['std::map<int, std::string>::operator[] & co', 297, 903, 4],
  ['[libjvm.so]', 301, 1200, 3],
  ['swapper', 232, 1501, 1],
  ['do_idle_[k]', 232, 1501, 2],
]

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** @param {(typeof BARS)[number]} bar @param {number} bottom */
function drawn([name, count, before, row], bottom) {
  const place = (/** @type {number} */ samples) => (LEFT + (samples / TOTAL) * WIDTH).toFixed(1)
  const title = `${escaped(name)} (${count.toLocaleString('en-US')} samples, ${((count / TOTAL) * 100).toFixed(2)}%)`
  const width = (Number(place(before + count)) - Number(place(before))).toFixed(1)
  return `<g >\n<title>${title}</title><rect x="${place(before)}" y="${bottom - row * ROW}" width="${width}" height="15.0" fill="rgb(240,80,30)" rx="2" ry="2" />\n<text  x="3" y="3" ></text>\n</g>`
}

/** @param {boolean} isIcicle */
function picture(isIcicle) {
  const head =
    '<?xml version="1.0" standalone="no"?>\n<svg version="1.1" width="1200" height="230" onload="init(evt)" xmlns="http://www.w3.org/2000/svg">\n<!-- Flame graph stack visualization. -->\n<text id="title" x="600" y="24">Flame Graph</text>\n<g id="frames">\n'
  const bars = BARS.map(([name, count, before, row]) => drawn([name, count, before, isIcicle ? -row : row], isIcicle ? 50 : 180))
  return `${head}${bars.join('\n')}\n</g>\n</svg>\n`
}

export function writeFlamegraphsByHand() {
  const folder = fixtureFolder('flamegraph-svg')
  for (const [name, about, isIcicle] of /** @type {const} */ ([
    ['flamegraph-pl', "flamegraph.pl's form, with marks behind names", false],
    ['icicle', 'the same, growing down (--inverted)', true],
  ])) {
    const command = 'node scripts/make-fixtures.mjs handmade-flamegraph-svg'
    folder.add({
      case: name,
      extension: 'svg',
      about,
      tool: 'by hand',
      version: 'flamegraph.pl 1.0',
      command,
      bytes: Buffer.from(picture(isIcicle)),
    })
  }
}
