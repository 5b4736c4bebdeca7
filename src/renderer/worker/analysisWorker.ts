// The analysis worker's message loop: one question at a time, and between two it hears which ones are no longer wanted.

import { createAnswers } from './answers'
import type { Moved } from './moved'
import type { Ask, Told } from './protocol'

// The web project has the page's types only: of a worker's scope this is all that is used.
declare const self: {
  onmessage: ((event: MessageEvent<Ask>) => void) | null
  postMessage(message: Told, transfer: Transferable[]): void
}

const answers = createAnswers()

serve()

function serve(): void {
  const queue: Extract<Ask, { kind: 'ask' }>[] = []
  let isBusy = false
  // A message to ourselves waits its turn behind what the page has sent meanwhile, which a promise would not.
  const turn = new MessageChannel()
  turn.port1.onmessage = () => {
    const question = queue.shift()
    if (question === undefined) isBusy = false
    else void answer(question).then(() => turn.port2.postMessage(null))
  }
  self.onmessage = ({ data }) => {
    if (data.kind === 'forget') {
      const at = queue.findIndex(question => question.id === data.id)
      if (at !== -1) queue.splice(at, 1)
      return
    }
    queue.push(data)
    if (!isBusy) {
      isBusy = true
      turn.port2.postMessage(null)
    }
  }
}

async function answer({ id, name, args }: Extract<Ask, { kind: 'ask' }>): Promise<void> {
  try {
    const progress = (doneBytes: number, totalBytes: number | null) => tell({ kind: 'progress', id, doneBytes, totalBytes })
    // The named edge: the page asks through the same list of questions, so the arguments fit the name.
    const answerOf = answers[name] as (...given: readonly unknown[]) => Moved<unknown> | Promise<Moved<unknown>>
    const { value, buffers } = await answerOf(...args, progress)
    tell({ kind: 'answer', id, value }, buffers)
  } catch (error) {
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
}

function tell(message: Told, buffers: readonly ArrayBufferLike[] = []): void {
  self.postMessage(
    message,
    buffers.filter(buffer => buffer instanceof ArrayBuffer),
  )
}
