// One comment a pull request: written the first time, updated from then on.

/** Tells our comment from others; a person does not see it. */
const MARK = '<!-- flamewise -->'
/** The API's most for one page. */
const PER_PAGE = 100

/**
 * @param {string} markdown
 * @param {{ api: string, repository: string, pullRequest: string, token: string }} where
 */
export async function putComment(markdown, { api, repository, pullRequest, token }) {
  const call = async (method, path, body) => {
    const answer = await fetch(`${api}/repos/${repository}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
    return answer.json()
  }
  const body = `${MARK}\n${markdown}`
  const ours = await findComment(page => call('GET', `/issues/${pullRequest}/comments?per_page=${PER_PAGE}&page=${page}`))
  if (ours === null) await call('POST', `/issues/${pullRequest}/comments`, { body })
  else await call('PATCH', `/issues/comments/${ours}`, { body })
}

async function findComment(commentsOf) {
  for (let page = 1; ; page++) {
    const comments = await commentsOf(page)
    const ours = comments.find(comment => comment.body?.startsWith(MARK))
    if (ours !== undefined) return ours.id
    if (comments.length < PER_PAGE) return null
  }
}
