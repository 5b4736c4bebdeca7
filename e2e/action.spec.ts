// What the GitHub action does, against a stand-in of the API that keeps comments.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from './app'
import { CLI, ROOT } from './program'

const profile = (renderTicks: number) =>
  ['parse 4000', `render ${renderTicks}`, 'send 2000', 'log 900', 'auth 800', 'price 700', 'tax 600', 'ship 500', 'mail 400', 'audit 300']
    .map(line => `main;${line}\n`)
    .join('')
const BASE = profile(3000)
const SLOWER = profile(6000)

type Comment = { readonly id: number; body: string }

async function standIn(comments: Comment[]) {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (data: Buffer) => (text += data.toString()))
    request.on('end', () => {
      const { body = '' } = text === '' ? {} : (JSON.parse(text) as { readonly body?: string })
      if (request.method === 'POST') comments.push({ id: comments.length + 1, body })
      if (request.method === 'PATCH')
        for (const comment of comments) if (request.url?.endsWith(`/${comment.id}`) === true) comment.body = body
      response.setHeader('content-type', 'application/json').end(JSON.stringify(comments))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function compare(folder: string, api: string): Promise<{ readonly status: number; readonly outputs: string }> {
  const outputs = join(folder, 'outputs')
  writeFileSync(outputs, '')
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'action', 'compare.mjs')], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      FLAMEWISE_CLI: CLI,
      FLAMEWISE_BASE: 'base/*.folded',
      FLAMEWISE_CURRENT: 'current/**/*.folded',
      FLAMEWISE_FAIL_ABOVE: '5%',
      FLAMEWISE_REPORT: 'flamewise.svg',
      FLAMEWISE_COMMENT: 'true',
      FLAMEWISE_PULL_REQUEST: '7',
      FLAMEWISE_TOKEN: 'secret',
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: 'shop/shop',
      GITHUB_OUTPUT: outputs,
    },
  })
  const [status] = (await once(child, 'exit')) as [number]
  return { status, outputs: readFileSync(outputs, 'utf8') }
}

test('the action fails on a regression and names it in one comment, which the next push updates', async ({ folder }) => {
  const comments: Comment[] = [{ id: 1, body: 'looks good' }]
  const { api, close } = await standIn(comments)
  for (const side of ['base', 'current/run']) mkdirSync(join(folder, side), { recursive: true })
  writeFileSync(join(folder, 'base', 'a.folded'), BASE)
  writeFileSync(join(folder, 'current', 'run', 'a.folded'), SLOWER)

  const slower = await compare(folder, api)
  expect(slower.status).toBe(1)
  expect(slower.outputs).toMatch(/^verdict<<.*\nregressed\n/)
  expect(comments.map(({ body }) => body.includes('render'))).toEqual([false, true])
  expect(readFileSync(join(folder, 'flamewise.svg'), 'utf8')).toContain('</svg>')

  writeFileSync(join(folder, 'current', 'run', 'a.folded'), BASE)
  const same = await compare(folder, api)
  expect(same.status).toBe(0)
  expect(same.outputs).toMatch(/^verdict<<.*\npassed\n/)
  expect(comments).toHaveLength(2)
  expect(comments[1]?.body).not.toContain('Got slower')
  close()
})

test('the action says which profile is not there', async ({ folder }) => {
  mkdirSync(join(folder, 'base'))
  writeFileSync(join(folder, 'base', 'a.folded'), BASE)
  expect((await compare(folder, 'http://127.0.0.1:1')).status).toBe(2)
})
