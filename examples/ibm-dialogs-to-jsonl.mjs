// Turns the IBM Twitter customer-care dialogs (one JSON list) into records, one a line:
//   node examples/ibm-dialogs-to-jsonl.mjs dev.json | npm run -s rapport -- import jsonl -
// The list is read dialog by dialog, so its size does not matter.
import { createReadStream } from 'node:fs'
import { once } from 'node:events'

const path = process.argv[2]
if (path === undefined) {
  process.stderr.write('Name the file: node examples/ibm-dialogs-to-jsonl.mjs dev.json\n')
  process.exit(2)
}

/** The objects of a JSON list, one by one: braces are counted outside strings. */
async function* objectsIn(file) {
  let text = ''
  let depth = 0
  let inString = false
  let escaped = false
  let start = -1
  for await (const chunk of createReadStream(file, 'utf8')) {
    let at = text.length
    text += chunk
    for (; at < text.length; at++) {
      const character = text[at]
      if (escaped) escaped = false
      else if (inString) {
        if (character === '\\') escaped = true
        else if (character === '"') inString = false
      } else if (character === '"') inString = true
      else if (character === '{') {
        if (depth++ === 0) start = at
      } else if (character === '}' && --depth === 0) {
        yield JSON.parse(text.slice(start, at + 1))
        text = text.slice(at + 1)
        at = -1
        start = -1
      }
    }
    if (start === -1) text = ''
  }
}

/** A tweet's id holds its time: milliseconds since 2010-11-04T01:42:54.657Z in the bits above 22. */
const timeOfTweet = (id) => new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString()

/** Several customers may speak in one dialog: `client`, `client1` … */
const clientOf = (said) => Object.entries(said).find(([key]) => /^client\d*$/.test(key))?.[1]

function recordsOf({ agentURL, dialogContent, dialogHeader }) {
  const account = dialogHeader.company
  const thread = dialogHeader.sessionID
  const common = { type: 'message', channel: 'x', account, thread, visibility: 'public' }
  const records = dialogContent.map((said) => {
    const client = clientOf(said)
    const direction = client === undefined ? 'outbound' : 'inbound'
    const author = { id: client ?? said.agent }
    return { ...common, id: said.tweet_ID, at: said.datetime, direction, author, text: said.message }
  })
  records.push({
    ...common,
    id: agentURL.tweet_ID,
    at: timeOfTweet(agentURL.tweet_ID),
    direction: 'outbound',
    author: { id: account },
    text: agentURL.url_utterance,
  })
  return records.map((record, index) => {
    const before = records[index - 1]
    const isAnswer = before !== undefined && (record.direction === 'outbound' || before.direction === 'outbound')
    return isAnswer ? { ...record, replyTo: before.id } : record
  })
}

for await (const dialog of objectsIn(path)) {
  const lines = recordsOf(dialog).map((record) => JSON.stringify(record))
  if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain')
}
