// A worker that answers when a test says so: what was asked stands in a list until then.

import { analystOver, type Analyst, type Port } from '../worker/analyst'
import type { Answer, Ask, QuestionName, Told } from '../worker/protocol'

type Question = Extract<Ask, { kind: 'ask' }>

export function fakeWorker() {
  const asked: Question[] = []
  const open = new Set<Question>()
  const port: Port = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage(message: Ask) {
      if (message.kind === 'forget') return
      asked.push(message)
      open.add(message)
    },
  }
  const analyst: Analyst = analystOver(() => port)

  function tell(data: Told): Promise<void> {
    port.onmessage?.(new MessageEvent('message', { data }))
    return settled()
  }

  /** The oldest question of this name that has no answer yet. */
  function next(name: QuestionName): Question {
    const question = [...open].find(other => other.name === name)
    if (question === undefined) throw new Error(`nobody asks for ${name}; asked: ${asked.map(other => other.name).join(', ')}`)
    open.delete(question)
    return question
  }

  return {
    analyst,
    asked: (name: QuestionName) => asked.filter(question => question.name === name),
    /** Of all profiles that were to be closed. */
    closed: () => asked.filter(({ name }) => name === 'close').map(({ args }) => args[0]),
    answer: <K extends QuestionName>(name: K, value: Answer<K>) => tell({ kind: 'answer', id: next(name).id, value }),
    fail: (name: QuestionName, message: string) => tell({ kind: 'failed', id: next(name).id, message }),
    progress: (name: QuestionName, doneBytes: number) => {
      const question = [...open].find(other => other.name === name)
      return tell({ kind: 'progress', id: question?.id ?? 0, doneBytes, totalBytes: null })
    },
  }
}

/** All promises that only wait for each other are done. */
export function settled(): Promise<void> {
  return new Promise(resolve => void setTimeout(resolve, 0))
}
