// The selected frame's name with the ways to copy it, and its place in the source.

import { AlignLeft, Focus } from 'lucide-react'
import { functionName, NONE } from '../../../shared/profile/profile'
import { ActionButton } from '../../parts/ActionItem'
import { frameFacts, placeOf } from '../../state/frameFacts'
import { CopyButton } from '../../ui/CopyButton'
import { Name } from '../../ui/Name'
import styles from './Details.module.css'
import type { DrawnTree } from '../../worker/opened'

/** As much as a pane of a few lines can show. */
const MAX_NAME_CHARS = 600

type TitleProps = { readonly drawn: DrawnTree; readonly fn: number }

export function FrameTitle({ drawn, fn }: TitleProps) {
  const name = functionName(drawn.profile.names, fn)
  return (
    <div className={styles['title']}>
      <h2 className={styles['name']}>
        <Name text={name} limit={MAX_NAME_CHARS} wraps />
      </h2>
      <CopyButton text={name} label="Copy name" />
      <ActionButton id="copy-stack" icon={<AlignLeft aria-hidden />} />
      <ActionButton id="focus-function" icon={<Focus aria-hidden />} />
    </div>
  )
}

/** Below the numbers: of little room they are what is looked for. */
export function FramePlace({ drawn, fn, node }: TitleProps & { readonly node: number }) {
  const { names, modules } = drawn.profile
  const place = placeOf(names, fn)
  const module = modules.names[modules.ofFn[fn]] ?? ''
  const facts = node === NONE ? null : frameFacts(drawn, node)
  return (
    <div className={styles['place']}>
      {place === null ? null : <Name text={place} limit={200} wraps />}
      {module === '' || module === functionName(names, fn) ? null : <Name text={module} limit={120} wraps />}
      {facts?.kind === undefined || facts.kind === null ? null : <span>{facts.kind === 'jit' ? 'JIT' : facts.kind} code</span>}
      {facts?.isInlined === true ? <span>inlined</span> : null}
    </div>
  )
}
