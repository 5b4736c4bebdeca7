import { request as httpRequest } from 'node:http'
import { startServer, type Server } from './browserApp'
import { expect, test as base } from './app'

const test = base.extend<{ readonly server: Server }>({
  async server({ folder }, use) {
    const server = await startServer([], folder)
    await use(server)
    await server.stop()
  },
})

/** The status of a request as a stranger could make it; `fetch` would not let us say who we are. */
function statusOf(address: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(address, { headers, method }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

test('serve lets nobody in without the token it printed', async ({ server }) => {
  const { origin } = new URL(server.address)
  expect(await statusOf(server.address)).toBe(200)
  expect(await statusOf(`${origin}/`)).toBe(403)
  expect(await statusOf(`${origin}/?token=guess`)).toBe(403)
  expect(await statusOf(`${origin}/profile/0`)).toBe(403)
  expect(await statusOf(`${origin}/call/startup`, {}, 'POST')).toBe(403)
  expect(await statusOf(`${origin}/events`)).toBe(403)
  expect(await statusOf(`${origin}/upload?name=a`, {}, 'POST')).toBe(403)
})

test('serve refuses a foreign host and a foreign origin, token or not', async ({ server }) => {
  expect(await statusOf(server.address, { host: 'evil.example' })).toBe(403)
  expect(await statusOf(server.address, { origin: 'http://evil.example' })).toBe(403)
})

test('serve listens on the loopback interface alone', async ({ server }) => {
  const { hostname, port } = new URL(server.address)
  expect(hostname).toBe('127.0.0.1')
  await expect(statusOf(`http://127.0.0.2:${port}/`)).rejects.toThrow('ECONNREFUSED')
})

test('serve stops cleanly when it is told to', async ({ server }) => {
  expect(await server.stop()).toBe(0)
})
