// A profile that is in no file yet: a program of this machine is recorded, or an address is asked. What will be run is shown first.

import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { chooseSourceKind, closeSources, useGathering, useSourceKind, type SourceKind } from '../../state/gathering/gathering'
import { useOverlay } from '../../state/overlay'
import form from '../../ui/Form.module.css'
import { Modal } from '../../ui/Modal'
import { Segments } from '../../ui/Segments'
import { AddressForm } from './AddressForm'
import { InspectorForm } from './InspectorForm'
import { ProgramForm } from './ProgramForm'
import { RunningCard } from './RunningCard'
import { ServerForm } from './ServerForm'

export function SourceDialog() {
  const isOpen = useOverlay(state => state.overlay === 'sources')
  return (
    <Modal isOpen={isOpen} onClose={closeSources} label="From a running program or server" size="wide">
      <Sources />
    </Modal>
  )
}

const KINDS = [
  ['program', 'A program on this machine'],
  ['inspector', 'Node or Chrome'],
  ['server', 'A profiling server'],
  ['address', 'An address'],
] as const satisfies readonly (readonly [SourceKind, string])[]

const FORMS: Readonly<Record<SourceKind, () => ReactNode>> = {
  program: ProgramForm,
  inspector: InspectorForm,
  server: ServerForm,
  address: AddressForm,
}

/** The choice of a page is none of its fields. */
const FIRST_FIELD = 'form input:not([type=radio])'

function Sources() {
  const state = useGathering(gathered => gathered.state)
  const kind = useSourceKind(shown => shown.kind)
  const Form = FORMS[kind]
  const page = useRef<HTMLDivElement>(null)
  const wasRunning = useRef(false)
  // What had the focus goes with the form or with the card of what runs. Where nothing has it, the dialog takes it a frame later, from whatever got it meanwhile.
  useLayoutEffect(() => {
    if (state.kind === 'running') page.current?.focus()
    else if (wasRunning.current && state.kind === 'failed') page.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
    wasRunning.current = state.kind === 'running'
  }, [state.kind])
  return (
    <div className={form['form']} ref={page} tabIndex={-1}>
      <h2>From a running program or server</h2>
      {state.kind === 'running' ? (
        <RunningCard {...state} />
      ) : (
        <>
          <Segments label="Where from" choices={KINDS} value={kind} onChoose={chooseSourceKind} />
          <Form />
        </>
      )}
    </div>
  )
}
