import { expect, test } from 'vitest'
import { isParked, letsGoOfLock, waitsForGoroutine } from './goroutines'

const told = (name: string) => [letsGoOfLock(name), waitsForGoroutine(name), isParked(name)].map(Number)

test.each([
  ['sync.(*Mutex).Unlock', [1, 0, 0]],
  ['internal/sync.(*Mutex).unlockSlow', [1, 0, 0]],
  ['sync.(*RWMutex).RUnlock', [1, 0, 0]],
  ['runtime.unlock2', [1, 0, 0]],
  ['runtime._LostContendedRuntimeLock', [1, 0, 0]],
  ['sync.(*Mutex).Lock', [0, 1, 0]],
  ['sync.(*WaitGroup).Wait', [0, 1, 0]],
  ['runtime.chanrecv1', [0, 1, 0]],
  ['runtime.semacquire1', [0, 1, 0]],
  ['runtime.gopark', [0, 0, 1]],
  ['runtime.goparkunlock', [0, 0, 1]],
  ['main.Unlock', [0, 0, 0]],
  ['runtime.gopanic', [0, 0, 0]],
])('%s: lets go of a lock, waits for a goroutine, is parked: %j', (name, tells) => {
  expect(told(name)).toEqual(tells)
})
