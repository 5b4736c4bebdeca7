// What of a drawing is too narrow for boxes, as a skyline: for each column of pixels the first and the last row that it stands for.

export type SkylineRun = {
  /** Columns of pixels, the end not included. */
  readonly from: number
  readonly to: number
  readonly topDepth: number
  readonly bottomDepth: number
}

/** Ten thousand crumbs cost no more than the pixels they cover. */
export function skyline(columns: number) {
  const top = new Int32Array(columns)
  const bottom = new Int32Array(columns).fill(-1)
  return {
    add(fromColumn: number, toColumn: number, topDepth: number, bottomDepth: number): void {
      for (let column = Math.max(0, fromColumn); column < Math.min(columns, toColumn); column++) {
        top[column] = bottom[column] === -1 ? topDepth : Math.min(top[column], topDepth)
        bottom[column] = Math.max(bottom[column], bottomDepth)
      }
    },
    /** Neighbouring columns that are alike are one run. */
    runs(): readonly SkylineRun[] {
      const runs: SkylineRun[] = []
      for (let from = 0; from < columns;) {
        let to = from + 1
        while (to < columns && top[to] === top[from] && bottom[to] === bottom[from]) to++
        if (bottom[from] !== -1) runs.push({ from, to, topDepth: top[from], bottomDepth: bottom[from] })
        from = to
      }
      return runs
    },
  }
}
