import { expect, test } from 'vitest'
import { jfrBytes, type Chunk } from '../../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, SAMPLE_TYPES } from '../../../../scripts/make-fixtures/jfrShop.mjs'
import { EXECUTION_SAMPLE, MAIN, notesOf, ran, setting, STACK } from '../../../testing/jfrChunks'

function jvm(events: Chunk['events']): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)], events }
}

test('says that time by samples is a least time where the JVM took as many as it ever does', () => {
  const period = setting(EXECUTION_SAMPLE, 'period', '100 ms')
  const busy = (threads: number) => notesOf(jfrBytes(jvm([period, ...Array.from({ length: threads * 10 }, () => ran(STACK.run))])))
  expect(busy(4)).toEqual([])
  expect(busy(5)).toEqual(['1 seconds with 5 samples a period, the most that the JVM takes: cpu-ns is at least what it says, null'])
})

test('says how much CPU time the JVM used where samples stand for less', () => {
  const events = [ran(STACK.run), setting(EXECUTION_SAMPLE, 'period', '100 ms')]
  const loads = [
    ['jdk.CPULoad', 0, 0.25, 0.25],
    ['jdk.CPUInformation', 0, 'x', 4],
  ] as const
  const types = [
    event(120, 'jdk.CPULoad', 'startTime:long jvmUser:float jvmSystem:float'),
    event(121, 'jdk.CPUInformation', 'startTime:long cpu:String hwThreads:int'),
  ]
  const chunk = jvm([...events, ...loads])
  expect(notesOf(jfrBytes({ ...chunk, types: [...chunk.types, ...types] }))).toEqual([
    '1 samples stand for 100 ms of the JVM’s CPU time (2.00 s by jdk.CPULoad, compilers and collector included): cpu-ns is at least that, null',
  ])
})

test('takes the CPU time of Java threads alone where the recording has it', () => {
  const threadLoad = 122
  const events = [
    ran(STACK.run),
    setting(EXECUTION_SAMPLE, 'period', '100 ms'),
    setting(threadLoad, 'period', '2 s'),
    ['jdk.CPULoad', 0, 0.75, 0.25],
    ['jdk.CPUInformation', 0, 'x', 4],
    ['jdk.ThreadCPULoad', 0, MAIN, 0.125, 0],
    ['jdk.ThreadCPULoad', 0, MAIN, 0, 0.0625],
  ] as const
  const types = [
    event(120, 'jdk.CPULoad', 'startTime:long jvmUser:float jvmSystem:float'),
    event(121, 'jdk.CPUInformation', 'startTime:long cpu:String hwThreads:int'),
    event(threadLoad, 'jdk.ThreadCPULoad', 'startTime:long eventThread:@Thread user:float system:float'),
  ]
  const chunk = jvm(events)
  expect(notesOf(jfrBytes({ ...chunk, types: [...chunk.types, ...types] }))).toEqual([
    '1 samples stand for 100 ms of the JVM’s CPU time (1.50 s by jdk.ThreadCPULoad): cpu-ns is at least that, null',
  ])
})
