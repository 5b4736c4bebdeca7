// Profiles of one version or commit are runs of one deployment; without either, each profile is one.

import type { Ordered } from './order'
import type { Run } from './runTable'

export type Deployment = {
  /** `v1.42 (3f2a91c)`, else the name of the only profile's file. Unique in a trend. */
  readonly label: string
  readonly version: string | null
  readonly commit: string | null
  /** Of its first run; null where nothing but the file system says. */
  readonly timeMs: number | null
  /** Rows of runs, in order. */
  readonly runs: readonly number[]
}

const SHORT_COMMIT = 9

/** In order of their first runs. */
export function deploymentsOf(runs: readonly Run[], { order, timesMs }: Ordered): Deployment[] {
  const tells = {
    version: new Set(runs.map(({ identity }) => identity.version)).size > 1,
    commit: new Set(runs.map(({ identity }) => identity.commit)).size > 1,
  }
  const groups = new Map<string, number[]>()
  for (const row of order) {
    const { version, commit } = runs[row].identity
    const known = tells.commit && commit !== null ? `c${commit}` : tells.version && version !== null ? `v${version}` : `r${row}`
    const group = groups.get(known) ?? []
    groups.set(known, group)
    group.push(row)
  }
  const found = Array.from(groups.values(), (rows): Deployment => {
    const { version, commit } = runs[rows[0]].identity
    return { label: labelOf(rows), version, commit, timeMs: timesMs[rows[0]], runs: rows }
  })
  return withUniqueLabels(found)

  function labelOf(rows: readonly number[]): string {
    const { identity, name } = runs[rows[0]]
    const version = tells.version ? identity.version : null
    const commit = tells.commit ? (identity.commit?.slice(0, SHORT_COMMIT) ?? null) : null
    if (version !== null) return commit === null ? version : `${version} (${commit})`
    return commit ?? fileName(name)
  }
}

function fileName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

function withUniqueLabels(deployments: readonly Deployment[]): Deployment[] {
  const seen = new Map<string, number>()
  return deployments.map(one => {
    const times = (seen.get(one.label) ?? 0) + 1
    seen.set(one.label, times)
    return times === 1 ? one : { ...one, label: `${one.label} #${times}` }
  })
}
