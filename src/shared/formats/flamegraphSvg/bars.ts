// The bars of a flame graph that somebody drew: each has a title with its name and count, and a rectangle that says what it stands on.

import { withoutEntities } from '../../bytes/xmlTags'

export type DrawnBar = {
  readonly name: string
  readonly count: number
  /** What is counted: `samples`, `ms`, `bytes`. */
  readonly counted: string
  /** Of a difference: how much of the whole the function itself has gained, in percent; else null. */
  readonly gainedPercent: number | null
  /** In the picture's own units; only the order and what lies over what matter. */
  readonly left: number
  readonly width: number
  readonly top: number
}

/** Behind the name, `(1,234 samples, 5.67%)`; of a difference there is another share behind the first. */
const COUNTED = /^\(([\d,.]{1,40}) ([^,;()]{1,40}), [\d.]{1,20}%(?:; (?:([+-]?[\d.]{1,20})%|[^()]{1,40}))?\)$/
/** A rectangle follows its title at once. */
const RECT_REACH = 400
/** In the order of the file. `onOdd` hears of titles that are no bar's. */
export function drawnBars(svg: string, onOdd: () => void): readonly DrawnBar[] {
  const bars: DrawnBar[] = []
  for (let at = svg.indexOf('<title>'); at !== -1; at = svg.indexOf('<title>', at)) {
    const from = at + '<title>'.length
    const to = svg.indexOf('</title>', from)
    if (to === -1) break
    at = to
    const title = withoutEntities(svg.slice(from, to))
    const split = title.lastIndexOf(' (')
    const counted = split === -1 ? null : COUNTED.exec(title.slice(split + 1))
    const rect = rectIn(svg.slice(to, to + RECT_REACH))
    if (counted === null || rect === null) onOdd()
    else
      bars.push({
        name: title.slice(0, split),
        count: Number(counted[1].replaceAll(',', '')),
        counted: counted[2],
        gainedPercent: percentOf(counted[3]),
        ...rect,
      })
  }
  return bars
}

/** inferno writes the exact place beside the drawn one. */
function rectIn(text: string): Pick<DrawnBar, 'left' | 'width' | 'top'> | null {
  const start = text.indexOf('<rect ')
  if (start === -1) return null
  const rect = text.slice(start, text.indexOf('>', start) + 1 || undefined)
  const number = (name: string) => Number.parseFloat(new RegExp(`\\s${name}="(-?[\\d.]+)`).exec(rect)?.[1] ?? '')
  const exactLeft = number('fg:x')
  const exactWidth = number('fg:w')
  const isExact = !Number.isNaN(exactLeft) && !Number.isNaN(exactWidth)
  const place = { left: isExact ? exactLeft : number('x'), width: isExact ? exactWidth : number('width'), top: number('y') }
  return Object.values(place).some(Number.isNaN) ? null : place
}

function percentOf(text: string | undefined): number | null {
  return text === undefined || !Number.isFinite(Number(text)) ? null : Number(text)
}
