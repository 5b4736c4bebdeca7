// What twice the input costs, for every format, command and view: measured, and drawn as one chart.

import { measure } from './measure.mjs'

/** `memory`: NaN where it is no process of its own. @typedef {{ readonly name: string, readonly cpu: number, readonly memory: number }} Doubled */

/**
 * Cost of the second command ÷ cost of the first, start included.
 * @param {string} name
 * @param {string} cli
 * @param {readonly (readonly string[])[]} commands on an input and on one of twice the size
 * @param {number} runs
 * @returns {Doubled}
 */
export function doubled(name, cli, commands, runs) {
  const [single, twice] = commands.map(args => measure(cli, [...args], runs))
  return { name, cpu: twice.cpuMs.min / single.cpuMs.min, memory: twice.peakBytes / single.peakBytes }
}

const WIDTH_PX = 760
const ROW_PX = 18
const LABEL_PX = 250
const TOP_PX = 64
const BOTTOM_PX = 16
/** What lies beyond is drawn at the edge, with its number. */
const MOST = 3
const TICKS = [0, 0.5, 1, 1.5, 2, 2.5, 3]
const STYLE =
  'text{font:12px system-ui,sans-serif;fill:#1c1e21}.quiet{fill:#5b6470}.grid{stroke:#d5d9de}.twice{stroke:#b3261e;stroke-width:1.5}' +
  '.cpu{fill:#1f6feb}.memory{fill:none;stroke:#b35900;stroke-width:2}.page{fill:#fff}' +
  '@media(prefers-color-scheme:dark){text{fill:#f1f2f4}.quiet{fill:#a3abb6}.grid{stroke:#3a4048}.page{fill:#16181b}.cpu{fill:#6cb0ff}.memory{stroke:#f0a35e}.twice{stroke:#ff8a80}}'

/**
 * One row a work: a dot for processor time, a ring for memory, and a line where both would have doubled.
 * @param {readonly Doubled[]} rows
 * @param {string} title
 */
export function doublingChart(rows, title) {
  const heightPx = TOP_PX + rows.length * ROW_PX + BOTTOM_PX
  const x = value => LABEL_PX + (Math.min(value, MOST) / MOST) * (WIDTH_PX - LABEL_PX - 60)
  const line = (value, kind) => `<line class="${kind}" x1="${x(value)}" x2="${x(value)}" y1="${TOP_PX - 8}" y2="${heightPx - BOTTOM_PX}"/>`
  const legend = `<circle class="cpu" cx="14" cy="38" r="5"/><text x="24" y="42">processor time</text><circle class="memory" cx="134" cy="38" r="4.5"/><text x="144" y="42">peak memory</text>`
  const drawn = rows.map(({ name, cpu, memory }, at) => {
    const y = TOP_PX + at * ROW_PX + ROW_PX / 2
    const ring = Number.isNaN(memory) ? '' : `<circle class="memory" cx="${x(memory).toFixed(1)}" cy="${y}" r="4.5"/>`
    const said = `${cpu.toFixed(1)}×${Number.isNaN(memory) ? '' : ` ${memory.toFixed(1)}×`}`
    return `<text x="8" y="${y + 4}">${escaped(name)}</text>${ring}<circle class="cpu" cx="${x(cpu).toFixed(1)}" cy="${y}" r="5"/><text class="quiet" x="${WIDTH_PX - 8}" y="${y + 4}" text-anchor="end">${said}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${heightPx}" viewBox="0 0 ${WIDTH_PX} ${heightPx}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}</style><rect class="page" width="100%" height="100%"/>`,
    `<text x="8" y="20" font-weight="600">${escaped(title)}</text>${legend}`,
    ...TICKS.map(
      tick =>
        `${line(tick, tick === 2 ? 'twice' : 'grid')}<text class="quiet" x="${x(tick)}" y="${TOP_PX - 12}" text-anchor="middle">${tick}×</text>`,
    ),
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
