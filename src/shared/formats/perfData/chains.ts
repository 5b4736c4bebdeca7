// The stacks of samples before their names are known: places in a tree, which become frames once all files have been asked.

import { int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { stackColumns } from '../../profile/stackColumns'
import type { FrameGroups } from '../perfScript/frameGroups'
import { openStack } from '../perfScript/openStack'
import type { PlaceNames } from '../symbols/placeNames'
import type { Places } from '../symbols/places'

export type Chains = {
  /** The row of a stack of places, root first, called by a process of that name. */
  start(): void
  add(place: number): void
  end(comm: string): number
  /** Frames for all of them: the stack of each row. */
  finish(builder: ProfileBuilder, groups: FrameGroups, places: Places, names: PlaceNames): Named
}

export type Named = { readonly stacks: Int32Array; readonly unknownFrames: Int32Array }

const JAVA = 'java'

export function placeChains(): Chains {
  const tree = stackColumns()
  const comms: string[] = []
  const commRows = new Map<string, number>()
  const rows = intTable()
  const chainOf = int32Column()
  const commOf = int32Column()
  let chain = NONE

  function commRow(comm: string): number {
    const known = commRows.get(comm)
    if (known !== undefined) return known
    const row = comms.push(comm) - 1
    commRows.set(comm, row)
    return row
  }

  return {
    start: () => void (chain = NONE),
    add: place => void (chain = tree.child(chain, place)),
    end(comm) {
      const of = commRow(comm)
      const row = rows.intern(of, chain, 0)
      if (row === chainOf.length()) {
        chainOf.push(chain)
        commOf.push(of)
      }
      return row
    },
    finish(builder, groups, places, names) {
      const { parent, frame } = tree.finish()
      const plain = new Int32Array(places.count()).fill(NONE)
      const java = new Int32Array(places.count()).fill(NONE)
      const roots = comms.map(comm => (comm === '' ? NONE : builder.stack(NONE, groups.commFrame(comm))))
      const stack = openStack(groups)
      const unknownFrames = new Int32Array(chainOf.length())

      function groupOf(place: number, isJava: boolean): number {
        const known = isJava ? java : plain
        if (known[place] === NONE) known[place] = groups.group(...symbolOf(place), isJava)
        return known[place]
      }

      function symbolOf(place: number): readonly [string, string] {
        const { kind, path } = places.files[places.fileOf(place)]
        const name = names.nameOf(place)
        if (kind === 'kernel') return [name ?? '[kernel]', path]
        return [name ?? '[unknown]', kind === 'named' ? '[kernel.kallsyms]' : path]
      }

      const stacks = Int32Array.from({ length: chainOf.length() }, (_, row) => {
        const comm = commOf.get(row)
        const isJava = comms[comm].startsWith(JAVA)
        stack.start(roots[comm])
        for (let at = chainOf.get(row); at !== NONE; at = parent[at]) stack.add(groupOf(frame[at], isJava))
        const made = stack.close()
        unknownFrames[row] = stack.unknownFrames()
        return made
      })
      return { stacks, unknownFrames }
    },
  }
}
