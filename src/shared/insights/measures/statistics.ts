// How sure a share is. Every threshold is compared with a lower bound, so that few samples make findings fewer, not wilder.

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96

/** Wilson's lower bound of a share seen in `count` samples. */
export function lowerBound(share: number, count: number): number {
  if (count <= 0 || share <= 0) return 0
  const p = Math.min(1, share)
  const zz = Z * Z
  const centre = p + zz / (2 * count)
  const spread = Z * Math.sqrt((p * (1 - p)) / count + zz / (4 * count * count))
  return Math.max(0, (centre - spread) / (1 + zz / count))
}

/** Half the width of the interval about a share, itself a share. */
export function shareError(share: number, count: number): number {
  if (count <= 0) return 1
  const p = Math.min(1, Math.max(0, share))
  return Z * Math.sqrt((p * (1 - p)) / count)
}

/** How many samples it takes to know `share` to within `error`. */
export function samplesNeeded(share: number, error: number): number {
  return Math.ceil((Z * Z * share * (1 - share)) / (error * error))
}
