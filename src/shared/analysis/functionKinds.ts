// How the code of each function runs, in words for a table: native, kernel, compiled by a JIT, interpreted.

import { FRAME_KINDS, frameKindRow, type FrameKind, type FrameTable, type ProfileNames } from '../profile/profile'

const TITLES: Readonly<Record<FrameKind, string>> = {
  unknown: '',
  native: 'native',
  kernel: 'kernel',
  jit: 'JIT',
  interpreted: 'interpreted',
  gc: 'GC',
  idle: 'idle',
}

/** By table of frames, which never changes. */
const known = new WeakMap<FrameTable, readonly string[]>()

/** By function: '' where the file does not tell, several kinds where it ran in several ways (`JIT, interpreted`). */
export function functionKinds({ functions, frames }: Pick<ProfileNames, 'functions' | 'frames'>): readonly string[] {
  const found = known.get(frames)
  if (found !== undefined) return found
  const bits = new Uint8Array(functions.name.length)
  for (let frame = 0; frame < frames.fn.length; frame++) bits[frames.fn[frame]] |= 1 << frameKindRow(frames.flags[frame])
  const titles = new Map<number, string>()
  const kinds = Array.from(bits, of => {
    const title = titles.get(of) ?? titleOf(of)
    titles.set(of, title)
    return title
  })
  known.set(frames, kinds)
  return kinds
}

function titleOf(bits: number): string {
  return FRAME_KINDS.filter((_, row) => (bits & (1 << row)) !== 0)
    .map(kind => TITLES[kind])
    .filter(title => title !== '')
    .join(', ')
}
