// A change as people speak of it: in percent of all of baseline.

/** A change as a part of baseline's total: `+9.1 %`. `delta` is a share. */
export function percentText(delta: number): string {
  const percent = Math.abs(delta * 100).toFixed(1)
  const sign = Number(percent) === 0 ? '' : delta < 0 ? '−' : '+'
  return `${sign}${percent} %`
}
