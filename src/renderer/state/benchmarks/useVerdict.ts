// The verdict of the benchmark whose profiles are compared, with the function that holds most of it.

import { useMemo } from 'react'
import { causeText } from '../../../shared/questions/benchCause'
import { useSession } from '../session'
import { useBenches, type BenchVerdict } from './createBenches'

export type ToldVerdict = {
  readonly verdict: BenchVerdict
  /** `8.1 of the 9.3 % under shop.price`; null where no one function holds most of it. */
  readonly cause: string | null
}

/** Null but while those very files are compared. */
export function useVerdict(): ToldVerdict | null {
  const verdict = useBenches(state => state.verdict)
  const current = useSession(state => state.current)
  const sides = useSession(state => state.sides)
  return useMemo(() => {
    if (verdict === null || sides === null || current === null || current.changes === null) return null
    const files = [...sides.baseline, ...sides.current].map(({ file }) => file.id)
    if (files.join() !== verdict.files.join()) return null
    const { names, changes } = current
    return { verdict, cause: causeText(verdict.ratio, names, changes.base, changes.current) }
  }, [verdict, current, sides])
}
