import { afterEach, expect, test, vi } from 'vitest'
import { fetchBody } from './fetchBody'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const answer = () => new Response(Uint8Array.of(1, 2, 3), { headers: { 'content-length': '3' } })

/** Answers to one request after the other. */
function answering(...answers: readonly ((signal: AbortSignal | null) => Promise<Response>)[]): () => number {
  let asked = 0
  vi.stubGlobal('fetch', (_: string, { signal }: { readonly signal: AbortSignal | null }) => answers[asked++](signal))
  return () => asked
}

const neverComes = (signal: AbortSignal | null) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))

test('a profile is asked for once where it comes', async () => {
  const asked = answering(() => Promise.resolve(answer()))
  expect(await fetchBody('/profile/0', () => undefined)).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3).buffer })
  expect(asked()).toBe(1)
})

test('a profile is asked for once more where the first answer fails or never comes', async () => {
  answering(
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => Promise.resolve(answer()),
  )
  expect(await fetchBody('/profile/0', () => undefined)).toMatchObject({ ok: true })
  vi.useFakeTimers()
  const asked = answering(neverComes, () => Promise.resolve(answer()))
  const body = fetchBody('/profile/0', () => undefined)
  await vi.advanceTimersByTimeAsync(5000)
  expect(await body).toMatchObject({ ok: true })
  expect(asked()).toBe(2)
})

test('what the host no longer has is asked for once, and what fails twice is told of', async () => {
  const asked = answering(() => Promise.resolve(new Response('', { status: 404 })))
  expect(await fetchBody('/profile/0', () => undefined)).toEqual({ ok: false, error: 'the host no longer has this profile (status 404)' })
  expect(asked()).toBe(1)
  const fails = () => Promise.reject(new TypeError('Failed to fetch'))
  answering(fails, fails)
  await expect(fetchBody('/profile/0', () => undefined)).rejects.toThrow('Failed to fetch')
})
